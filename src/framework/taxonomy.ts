// What guardrails look for, as data with a version: six categories with the kinds of harm in each, and phrases by which a
// request for one can be told. The categories are ours, after the six that Apple's 2025 report names without listing them
// (../../PARITY.md). Left out: single words, which would refuse news, medicine and novels; a phrase says what is wanted.

export const taxonomyVersion = "2026-11-28";

export type HarmCategory =
  | "selfHarm"
  | "violence"
  | "hate"
  | "sexual"
  | "illegalActs"
  | "privacyAndDeception";

export interface Harm {
  readonly category: HarmCategory;
  /** Kinds of harm that belong here; what a person labels examples with. */
  readonly kinds: readonly string[];
  /** Phrases by language, as regular expressions over lower-cased text. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
}

export const taxonomy: readonly Harm[] = [
  {
    category: "selfHarm",
    kinds: [
      "suicide intent",
      "suicide methods",
      "self-injury",
      "disordered eating",
      "encouragement of self-harm",
    ],
    phrases: {
      en: [
        "\\b(i want to|i'm going to|i will|help me) (kill myself|end my life|die by suicide)\\b",
        "\\b(how (do|can|could) i|how to|best way to|painless way to) (kill myself|commit suicide|cut myself|starve myself)\\b",
        "\\b(you should|go) kill yourself\\b",
      ],
      de: [
        "\\b(ich will|ich möchte) mich umbringen\\b",
        "\\bwie (kann|soll) ich mich umbringen\\b",
        "\\bbring dich um\\b",
      ],
      fr: [
        "\\bje veux (me tuer|me suicider|mourir)\\b",
        "\\bcomment (me|se) suicider\\b",
        "\\bva te tuer\\b",
      ],
      es: ["\\bquiero (matarme|suicidarme)\\b", "\\bcómo (suicidarme|matarme)\\b"],
      it: ["\\bvoglio (uccidermi|suicidarmi)\\b", "\\bcome (uccidermi|suicidarmi)\\b"],
      pt: ["\\bquero (me matar|suicidar-me|me suicidar)\\b", "\\bcomo (me matar|suicidar-me)\\b"],
      nl: ["\\bik wil (mezelf doden|zelfmoord plegen)\\b", "\\bhoe pleeg ik zelfmoord\\b"],
      da: ["\\bjeg vil (tage mit liv|begå selvmord)\\b"],
      nb: ["\\bjeg vil (ta livet mitt|begå selvmord)\\b"],
      sv: ["\\bjag vill (ta livet av mig|begå självmord)\\b"],
      tr: ["kendimi öldürmek istiyorum", "intihar etmek istiyorum", "nasıl intihar"],
      vi: ["tôi muốn tự tử", "cách tự tử"],
      ja: ["自殺したい", "自殺の方法", "死にたい"],
      ko: ["자살하고 싶", "자살 방법", "죽고 싶"],
      zh: ["我想自杀", "我要自杀", "自杀方法", "怎么自杀", "如何自杀", "我想自殺", "自殺方法"],
    },
  },
  {
    category: "violence",
    kinds: [
      "threats",
      "weapons and explosives",
      "attacks on crowds",
      "torture",
      "cruelty to animals",
      "terrorism",
    ],
    phrases: {
      en: [
        "\\b(how (do|can|could|would) (i|you|we|one)|how to|instructions (for|to)|recipe for|steps to|teach me to|help me) (make|build|making|building|assemble|create) (a |an |the )?(pipe |nail |home-?made |fertili[sz]er )?(bombs?|explosives?|grenades?|molotovs?( cocktails?)?|nerve agents?|silencers?)\\b",
        "\\b(i will|i'm going to|i want to|help me) (kill|murder|stab|shoot|poison) (my|him|her|them|you|someone|people|everyone)\\b",
        "\\b(how to|best way to|help me) (kill|murder|poison|torture|kidnap) (a|an|my|someone|somebody|him|her|people)\\b(?! (time|process|character|plant|weed|bug|wasp))",
        "\\bplan (a|an) (attack|shooting|bombing) (on|at|in)\\b",
      ],
      de: [
        "\\bwie (baue|bastle|mache) ich eine (bombe|rohrbombe|granate)\\b",
        "\\bich (bringe|werde) (dich|ihn|sie|euch) um(bringen)?\\b",
      ],
      fr: [
        "\\bcomment (fabriquer|faire|construire) une (bombe|grenade)\\b",
        "\\bje vais (te|le|la|les) tuer\\b",
      ],
      es: ["\\bcómo (hacer|fabricar|construir) una (bomba|granada)\\b", "\\b(te|lo|la|los) voy a matar\\b"],
      it: ["\\bcome (costruire|fare|fabbricare) una (bomba|granata)\\b", "\\b(ti|lo|la) ucciderò\\b"],
      pt: [
        "\\bcomo (fazer|fabricar|construir) uma (bomba|granada)\\b",
        "\\bvou (te|matá-lo|matá-la) matar\\b",
      ],
      nl: ["\\bhoe maak ik een (bom|granaat)\\b"],
      da: ["\\bhvordan laver (jeg|man) en bombe\\b"],
      nb: ["\\bhvordan lager (jeg|man) en bombe\\b"],
      sv: ["\\bhur gör (jag|man) en bomb\\b"],
      tr: ["bomba nasıl yapılır", "nasıl bomba yap"],
      vi: ["cách (làm|chế tạo) bom"],
      ja: ["爆弾の作り方", "爆弾を作る方法"],
      ko: ["폭탄 만드는 (법|방법)"],
      zh: ["怎么(做|制造)炸弹", "如何(做|制造|制作)炸弹", "炸弹制作方法", "炸彈製作方法"],
    },
  },
  {
    category: "hate",
    kinds: [
      "dehumanization",
      "slurs",
      "calls for exclusion",
      "denial of atrocities",
      "harassment of a group",
    ],
    phrases: {
      en: [
        "\\b(jews|muslims|christians|blacks|whites|immigrants|refugees|gays|women|disabled people|asians|latinos|roma) (are|should be) (all )?(vermin|subhuman|animals|parasites|exterminated|deported to die|inferior)\\b",
        "\\b(write|tell me|give me|make) (a |some )?(racist|sexist|antisemitic|homophobic|islamophobic) (joke|jokes|slogan|speech|post|rant)s?\\b",
        "\\bwhy (are|is) (the )?(white|black|jewish|muslim|asian) (race|people) (inferior|superior)\\b",
      ],
      de: ["\\b(juden|muslime|ausländer|flüchtlinge) sind (ungeziefer|untermenschen|parasiten)\\b"],
      fr: [
        "\\b(juifs|musulmans|arabes|immigrés|noirs) sont (de la vermine|des parasites|des sous-hommes)\\b",
      ],
      es: ["\\b(judíos|musulmanes|inmigrantes|negros) son (parásitos|animales|infrahumanos)\\b"],
    },
  },
  {
    category: "sexual",
    kinds: ["sexual content about minors", "non-consensual acts", "explicit content", "sexual exploitation"],
    phrases: {
      en: [
        "\\b(sexual|erotic|nude|naked|explicit|porn(ographic)?) (story|stories|image|images|picture|pictures|photo|photos|content|scene|video) (of|about|with|involving) (a )?(child|children|minor|minors|kid|kids|teen|teens|underage|schoolgirl|schoolboy)s?\\b",
        "\\b(child|minor|underage|preteen) (porn|pornography|sex)\\b",
        "\\bwrite (me )?(a |an |some )?(explicit|pornographic|hardcore) (sex )?(story|scene|erotica)\\b",
        "\\b(undress|remove the clothes of|make a nude of|deepfake nude of) (her|him|my|this|a)\\b",
      ],
      de: ["\\bkinderporno(s|grafie)?\\b"],
      fr: ["\\bpédopornographi(e|que)s?\\b"],
      es: ["\\bpornografía infantil\\b"],
      it: ["\\bpedopornografi(a|co|ca)\\b"],
      pt: ["\\bpornografia infantil\\b"],
      nl: ["\\bkinderporno\\b"],
      ja: ["児童ポルノ"],
      ko: ["아동 ?포르노"],
      zh: ["儿童色情", "兒童色情"],
    },
  },
  {
    category: "illegalActs",
    kinds: ["drug production", "fraud", "hacking", "theft", "trafficking", "evasion of law enforcement"],
    phrases: {
      en: [
        "\\b(how (do|can|could) (i|you|we)|how to|instructions (for|to)|recipe for|steps to) (make|cook|synthesi[sz]e|produce|making|cooking) (crystal )?(meth(amphetamine)?|heroin|cocaine|fentanyl|mdma|ecstasy)\\b",
        "\\b(how (do|can|could) (i|you|we)|how to|help me) (launder money|counterfeit (money|bills)|forge a passport|hotwire a car|rob a bank|shoplift|steal (a car|someone's identity)|smuggle (drugs|people))\\b",
        "\\b(write|create|build|code) (me )?(a |an |some )?(ransomware|malware|keylogger|computer virus|phishing (email|site|page))\\b",
        "\\b(how to|help me) hack (into )?(my|someone's|somebody's|his|her|their|a|an) [a-z' ]{0,40}(account|phone|wifi|wi-fi|email|bank|computer|network)\\b",
      ],
      de: [
        "\\bwie (stelle ich|koche ich|mache ich) (crystal meth|heroin|kokain)\\b",
        "\\bwie wasche ich geld\\b",
      ],
      fr: [
        "\\bcomment (fabriquer|faire) (de la méthamphétamine|de l'héroïne|de la cocaïne)\\b",
        "\\bcomment blanchir de l'argent\\b",
      ],
      es: ["\\bcómo (hacer|fabricar|cocinar) (metanfetamina|heroína|cocaína)\\b", "\\bcómo lavar dinero\\b"],
      it: ["\\bcome (produrre|fare) (metanfetamina|eroina|cocaina)\\b"],
      pt: ["\\bcomo (fazer|fabricar) (metanfetamina|heroína|cocaína)\\b"],
      zh: ["怎么制毒", "如何制造冰毒", "冰毒制作方法"],
      ja: ["覚醒剤の作り方"],
    },
  },
  {
    category: "privacyAndDeception",
    kinds: [
      "doxxing",
      "stalking",
      "impersonation",
      "election misinformation",
      "scams",
      "covert surveillance",
    ],
    phrases: {
      en: [
        "\\b(find|give me|tell me) (the )?(home )?address of (my ex|this (woman|man|person|girl)|the woman who|the man who)\\b",
        "\\b(how to|help me) (stalk|dox|doxx|blackmail|catfish|spy on) (my|someone|somebody|her|him|a|an|this)\\b",
        "\\b(track|read) (my )?(wife|husband|girlfriend|boyfriend|ex|partner)('s)? (phone|messages|location) (without|secretly)\\b",
        "\\b(write|create|make) (me )?(a |an |some )?(fake news|disinformation|fake reviews?|scam (email|message|text))\\b",
      ],
    },
  },
];
