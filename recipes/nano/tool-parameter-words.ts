// The names, units and values of the parameters of composed tools (tool-parameters.ts).
import { words } from "./lists.ts";

interface Numbers {
  readonly names: readonly string[];
  readonly units: readonly string[];
  /** Counts of things: whole, small, and said as "3 people". */
  readonly whole?: boolean;
  /** No value is greater. */
  readonly most: number;
}

function numbers(names: string, units = "", most = Number.POSITIVE_INFINITY, whole = false): Numbers {
  return { names: words(names), units: words(units), whole, most };
}

export const NUMBERS = {
  length: numbers(
    "base; height; width; radius; length; distance; depth; diameter; side; altitude; thickness; wavelength; elevation",
    "metres; meters; centimetres; kilometers; feet; inches; miles; millimeters; cm; km",
  ),
  mass: numbers("mass; weight; payload; dose; body_weight; load", "kilograms; grams; kg; pounds; tonnes"),
  time: numbers(
    "time; duration; delay; interval; half_life; travel_time",
    "seconds; minutes; hours; days",
    600,
  ),
  years: numbers("years; term; holding_period; lifetime", "years", 80),
  money: numbers(
    "amount; price; principal; income; salary; budget; cost; deposit; investment; revenue; fee; rent; loan_amount; payment",
    "dollars; dollars; euros; pounds",
  ),
  percent: numbers(
    "rate; interest_rate; tax_rate; discount; growth_rate; humidity; tip; margin; commission; inflation",
    "percent",
    100,
  ),
  temperature: numbers("temperature; boiling_point; dew_point", "degrees Celsius; degrees; kelvin", 500),
  speed: numbers("speed; velocity; wind_speed; acceleration_limit", "km/h; m/s; mph; metres per second"),
  voltage: numbers("voltage; potential", "volts"),
  current: numbers("current; charge_rate", "amperes"),
  force: numbers("force; thrust; tension", "newtons"),
  energy: numbers("energy; heat; work", "joules; calories; kilowatt hours"),
  power: numbers("power; output; wattage", "watts; kilowatts"),
  pressure: numbers("pressure; vapor_pressure", "pascals; bar; psi"),
  frequency: numbers("frequency; sampling_rate", "hertz; kilohertz"),
  angle: numbers("angle; slope; bearing; rotation", "degrees", 360),
  things: numbers(
    "people; guests; players; rooms; tickets; servings; nights; copies; pages; seats; passengers; items; questions; steps",
    "{name}",
    40,
    true,
  ),
  plain: numbers(
    "count; level; number; limit; age; score; rank; index; exponent; factor; iterations; year; quantity; ratio; volume; n; k",
  ),
} satisfies Readonly<Record<string, Numbers>> as Readonly<Record<NumberGroup, Numbers>>;

export type NumberGroup =
  | "length"
  | "mass"
  | "time"
  | "years"
  | "money"
  | "percent"
  | "temperature"
  | "speed"
  | "voltage"
  | "current"
  | "force"
  | "energy"
  | "power"
  | "pressure"
  | "frequency"
  | "angle"
  | "things"
  | "plain";

interface Texts {
  readonly names: readonly string[];
  /** A slot of values.ts, "invented", or the values. */
  readonly values: string | readonly string[];
  readonly unnamed: readonly string[];
}

function texts(names: string, values: string | readonly string[], unnamed = ""): Texts {
  return { names: words(names), values, unnamed: words(unnamed) };
}

const COUNTRIES = words(`
  France; Brazil; Japan; Kenya; Canada; Norway; Egypt; India; Chile; Vietnam; Spain; Turkey; Mexico; Poland; Ghana; Peru;
  Greece; Iceland; Thailand; Morocco; Sweden; Portugal; Australia; South Korea; Argentina; Ireland; Nepal; Cuba
`);
const CURRENCIES = words("USD; EUR; GBP; JPY; CHF; CAD; AUD; INR; CNY; SEK; NOK; BRL; MXN; ZAR; KRW; TRY");
const UNITS = words(
  "miles; kilometers; pounds; kilograms; celsius; fahrenheit; liters; gallons; inches; centimeters; acres; hectares; ounces; grams; joules; calories",
);

export const TEXTS: Readonly<Record<string, Texts>> = {
  city: texts("city; location; town; city_name; venue_city; place", "city", "in {}; for {}; around {}"),
  home: texts("birth_place; home_city; departure_city", "city"),
  country: texts("country; nation; country_name", COUNTRIES, "in {}; for {}"),
  maker: texts("author; artist; director; composer; painter; writer; photographer", "person", "by {}"),
  person: texts("name; user; owner; customer; patient; employee; judge; teacher; full_name", "person"),
  recipient: texts("recipient; to; receiver; assignee", "person", "to {}"),
  company: texts("company; employer; supplier; manufacturer; bank; airline; publisher", "company"),
  brand: texts("brand; model; product_name; device_name", "product"),
  title: texts(
    "title; song_title; movie_title; book_title; playlist_name; project_name",
    "song",
    "called {}; titled {}",
  ),
  label: texts(
    "label; tag; code_name; username; dataset; table_name; file_name; nickname",
    "invented",
    "named {}",
  ),
  id: texts("id; order_id; account_number; ticket_id; reference; case_number", "code", "with the number {}"),
  email: texts("email; email_address; contact_email", "email"),
  phone: texts("phone; phone_number; contact_phone", "phone"),
  address: texts("address; street_address; delivery_address", "address", "at {}"),
  language: texts("language; target_language; spoken_language", "language", "in {}"),
  currency: texts("currency; currency_code; target_currency", CURRENCIES, "in {}"),
  sport: texts(
    "sport; sport_type; discipline",
    words(`football; tennis; basketball; hockey; volleyball; golf; boxing; rowing; cycling; swimming; fencing; judo; rugby;
    cricket; skiing; archery; badminton; handball`),
    "in {}",
  ),
  species: texts(
    "animal; species_name; animal_type; breed",
    words(`gray wolf; barn owl; red fox; honey bee; blue whale; snow leopard; box turtle; sea otter; bald eagle; giant squid;
    king penguin; house cat; brown bear; tree frog; monarch butterfly; arctic hare; river dolphin; zebra`),
  ),
  food: texts(
    "ingredient; main_ingredient; food_item",
    words(`chickpeas; salmon; tofu; spinach; mushrooms; lentils; beef; pumpkin; quinoa; coconut milk; feta; ginger; almonds;
    basil; shrimp; eggplant; black beans; sweet corn`),
    "with {}",
  ),
  cuisine: texts(
    "cuisine; cuisine_style",
    words(
      "Italian; Thai; Lebanese; Ethiopian; Korean; Mexican; Greek; Peruvian; Moroccan; Indian; French; Polish",
    ),
  ),
  material: texts(
    "material; material_type; substance",
    words(`copper; steel; aluminum; oak; glass; rubber; granite; silver; iron; concrete; nylon; bamboo; brass; titanium;
    leather; marble; water; ethanol`),
    "made of {}; of {}",
  ),
  genre: texts(
    "genre; style; category",
    words(`jazz; thriller; science fiction; romance; blues; comedy; horror; folk; documentary; fantasy; mystery; rock;
    classical; drama; hip hop; western`),
  ),
  subject: texts(
    "topic; subject; keyword; query; field",
    words(`solar energy; medieval art; tax law; machine learning; marine biology; world history; gene therapy; urban planning;
    nutrition; robotics; linguistics; game theory; data privacy; ancient Egypt; astronomy; climate policy; ethics; opera`),
    "about {}; on {}",
  ),
  color: texts(
    "color; paint_color; background_color",
    words(
      "red; teal; navy blue; dark green; orange; violet; beige; turquoise; black; ivory; maroon; pink; gray; gold",
    ),
  ),
  disease: texts(
    "condition; disease; diagnosis",
    words(`asthma; diabetes; migraine; influenza; anemia; arthritis; bronchitis; eczema; malaria; measles; pneumonia;
    insomnia; gout; hepatitis`),
  ),
  instrument: texts(
    "instrument_name; instrument_type",
    words(
      "violin; oboe; cello; banjo; trumpet; harp; clarinet; flute; accordion; tuba; ukulele; bassoon; mandolin",
    ),
    "on the {}; for the {}",
  ),
  team: texts(
    "team; club; team_name; opponent",
    words(`Red Lions; Harbor City FC; Northern Stars; River Wolves; Blue Comets; Iron Eagles; Valley Rangers; Golden Bears;
    Lakeside United; Storm Riders; Desert Foxes; Silver Sharks; Hill Town Rovers; Night Owls`),
  ),
};

interface Closed {
  readonly values: readonly string[];
  readonly unnamed: readonly string[];
}

function closed(values: string, unnamed = ""): Closed {
  return { values: words(values), unnamed: words(unnamed) };
}

/** Parameters with few values. */
export const CLOSED: Readonly<Record<string, Closed>> = {
  unit_system: closed("metric; imperial", "in {} units"),
  scale: closed("celsius; fahrenheit; kelvin", "in {}"),
  sort_order: closed("ascending; descending; newest; oldest"),
  priority: closed("low; medium; high; urgent", "with {} priority"),
  file_format: closed("pdf; csv; json; html; text", "as {}; in {} format; as a {} file"),
  period: closed("daily; weekly; monthly; yearly", "on a {} basis"),
  difficulty: closed("easy; moderate; hard; expert"),
  gender: closed("male; female"),
  season: closed("spring; summer; autumn; winter", "in {}"),
  payment_method: closed("cash; card; paypal; bank_transfer", "paid by {}"),
  shipping: closed("standard; express; overnight"),
  cabin_class: closed("economy; business; first", "in {} class"),
  vehicle_type: closed("car; truck; motorcycle; bus"),
  diet_type: closed("vegan; vegetarian; keto; gluten_free"),
  chart_type: closed("bar; line; pie; scatter", "as a {} chart"),
  blood_type: closed("A; B; AB; O"),
  size: closed("small; medium; large", "in size {}"),
  status: closed("open; closed; pending; archived", "with status {}"),
  role: closed("admin; editor; viewer; guest"),
  activity_level: closed("sedentary; light; active; athletic"),
  compounding: closed("monthly; quarterly; annually", "compounded {}"),
  direction: closed("north; south; east; west"),
  shape: closed("round; square; oval; hexagonal"),
  environment: closed("development; staging; production", "in the {} environment"),
  method: closed("linear; quadratic; cubic; nearest"),
  key: closed("major; minor"),
  image_quality: closed("draft; standard; high_definition"),
};

/** How it is said that a boolean is true, and that it is false. */
export const BOOLEANS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  include_tax: [words("including tax; with tax included; tax included"), words("without tax; excluding tax")],
  recursive: [
    words("recursively; with all subfolders, recursive"),
    words("not recursively; without recursion"),
  ],
  include_images: [words("with images; including images"), words("without images; excluding images")],
  pets_allowed: [
    words("with pets allowed; where pets are allowed"),
    words("with no pets allowed; without pets allowed"),
  ],
  organic: [
    words("which is organic; and it must be organic"),
    words("which is not organic; and it need not be organic"),
  ],
  round_trip: [words("as a round trip; round trip"), words("one way, not a round trip; no round trip")],
  notify_user: [
    words("and notify the user; with a notification to the user"),
    words("without notifying the user"),
  ],
  include_history: [
    words("including the history; with history included"),
    words("without the history; leaving out the history"),
  ],
  public: [words("and make it public; publicly visible"), words("not public; and keep it from being public")],
  encrypted: [words("encrypted; with encryption"), words("not encrypted; without encryption")],
  gift_wrap: [words("with gift wrap; gift wrapped"), words("without gift wrap; no gift wrap")],
  overwrite: [
    words("and overwrite what exists; overwriting what is there"),
    words("but do not overwrite anything; without overwriting"),
  ],
  in_stock: [words("only if in stock; in stock"), words("even if not in stock; not in stock")],
  wheelchair_access: [words("with wheelchair access"), words("without wheelchair access")],
  normalized: [words("normalized; with normalization"), words("not normalized; without normalization")],
  case_sensitive: [
    words("case sensitive; with case sensitive matching"),
    words("not case sensitive; case sensitive off"),
  ],
};

/** Two that belong together: "from X to Y". */
export const PAIRS: readonly {
  readonly names: readonly string[];
  readonly values: string | readonly string[];
}[] = [
  { names: ["origin", "destination"], values: "city" },
  { names: ["from_city", "to_city"], values: "city" },
  { names: ["start_location", "end_location"], values: "city" },
  { names: ["departure", "arrival"], values: "city" },
  { names: ["from_currency", "to_currency"], values: CURRENCIES },
  { names: ["base_currency", "target_currency"], values: CURRENCIES },
  { names: ["from_unit", "to_unit"], values: UNITS },
  { names: ["source_unit", "target_unit"], values: UNITS },
  { names: ["source_language", "target_language"], values: "language" },
  { names: ["sender", "recipient"], values: "person" },
];
