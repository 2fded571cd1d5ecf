// State that belongs to a session and that its profile, its tools and the application share: a map whose keys know the
// type of their values. Apple's SessionPropertyValues.

/** A key, with the value that a session begins with. Two keys are never the same. */
export interface SessionProperty<T> {
  readonly initial: T;
}

/**
 * Makes a key of session properties.
 *
 * ```ts
 * const mood = sessionProperty<"calm" | "wild">("calm");
 * session.properties.set(mood, "wild");
 * console.log(session.properties.get(mood));
 * ```
 */
export function sessionProperty<T>(initial: T): SessionProperty<T> {
  return Object.freeze({ initial });
}

/** The properties of one session. */
export class SessionProperties {
  readonly #values = new Map<SessionProperty<unknown>, unknown>();

  get<T>(property: SessionProperty<T>): T {
    return this.#values.has(property) ? (this.#values.get(property) as T) : property.initial;
  }

  set<T>(property: SessionProperty<T>, value: T): void {
    this.#values.set(property, value);
  }
}
