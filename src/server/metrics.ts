// Counters and histograms in Prometheus's text format (exposition format 0.0.4). Labels are from closed sets, so the
// number of series cannot grow with what clients send.
import type { Usage } from "../model.ts";

/** Upper bounds of the histograms' buckets, in seconds. */
const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

class Histogram {
  readonly #counts = buckets.map(() => 0);
  #sum = 0;
  #count = 0;

  add(seconds: number): void {
    this.#sum += seconds;
    this.#count++;
    buckets.forEach((bound, index) => {
      if (seconds <= bound) this.#counts[index]!++;
    });
  }

  lines(name: string): string[] {
    return [
      ...buckets.map((bound, index) => `${name}_bucket{le="${bound}"} ${this.#counts[index]}`),
      `${name}_bucket{le="+Inf"} ${this.#count}`,
      `${name}_sum ${this.#sum}`,
      `${name}_count ${this.#count}`,
    ];
  }
}

/** What is true at this moment. */
export interface Gauges {
  /** Answers being made. */
  readonly running: number;
  /** Requests waiting for a place. */
  readonly waiting: number;
}

/** What a server has done since it began. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #tokens = { prompt: 0, cached: 0, generated: 0 };
  readonly #firstToken = new Histogram();
  readonly #duration = new Histogram();
  #aborted = 0;

  /** A request is over; `path` is a route, not what the client wrote. */
  request(path: string, status: number, seconds: number): void {
    const labels = `path="${path}",status="${status}"`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
    this.#duration.add(seconds);
  }

  firstToken(seconds: number): void {
    this.#firstToken.add(seconds);
  }

  answer({ input, output }: Usage, wasAborted: boolean): void {
    this.#tokens.prompt += input.totalTokenCount;
    this.#tokens.cached += input.cachedTokenCount;
    this.#tokens.generated += output.totalTokenCount;
    if (wasAborted) this.#aborted++;
  }

  /** The page that Prometheus reads. */
  page({ running, waiting }: Gauges): string {
    const tokens = Object.entries(this.#tokens).map(
      ([kind, count]) => `orchard_tokens_total{kind="${kind}"} ${count}`,
    );
    const requests = [...this.#requests].map(
      ([labels, count]) => `orchard_requests_total{${labels}} ${count}`,
    );
    const family = (name: string, type: string, help: string, lines: readonly string[]) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...lines,
    ];
    const single = (name: string, type: string, help: string, value: number) =>
      family(name, type, help, [`${name} ${value}`]);
    const memory = process.memoryUsage.rss();
    const [firstToken, duration] = [
      "orchard_time_to_first_token_seconds",
      "orchard_request_duration_seconds",
    ];
    return [
      ...family("orchard_requests_total", "counter", "Requests answered, by route and status.", requests),
      ...family("orchard_tokens_total", "counter", "Tokens read, read from the cache, and written.", tokens),
      ...single("orchard_answers_aborted_total", "counter", "Answers whose reader left.", this.#aborted),
      ...single("orchard_answers_running", "gauge", "Answers being made.", running),
      ...single("orchard_requests_waiting", "gauge", "Requests waiting for a place.", waiting),
      ...family(
        firstToken,
        "histogram",
        "From a request to its first token.",
        this.#firstToken.lines(firstToken),
      ),
      ...family(
        duration,
        "histogram",
        "From a request to the end of its answer.",
        this.#duration.lines(duration),
      ),
      ...single("process_resident_memory_bytes", "gauge", "Resident memory.", memory),
      ...single("process_uptime_seconds", "gauge", "Seconds since the process began.", process.uptime()),
      "",
    ].join("\n");
  }
}
