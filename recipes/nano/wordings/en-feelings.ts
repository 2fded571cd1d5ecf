// Further wordings in English: how people feel and what they think of things.
import type { Wordings } from "../language.ts";
import { lines } from "../lists.ts";

export const feelings: Pick<Wordings, "emotions" | "sentiments"> = {
  emotions: {
    joy: lines(`
      I'm over the moon!
      This is the happiest day of my life.
      I'm in such a great mood.
      Yay, I'm delighted!
      I could dance with joy.
      I'm absolutely overjoyed.
      Life is beautiful!
      I'm beaming all over.
      Hooray!
      I feel fantastic today.
      I'm so pleased with how it went.
      What fun that was!
      We laughed all evening.
      I feel on top of the world.
      I'm cheerful as can be.
    `),
    anger: lines(`
      I'm fuming.
      I've had enough of this nonsense.
      This drives me mad!
      I'm absolutely livid.
      What an insult!
      I could scream with rage.
      That is a disgrace!
      My blood is boiling.
      I hate how they treat us.
      Stop lying to me!
      It's infuriating.
      I'm so mad at them.
      This is the last straw!
      I won't put up with this.
      They have some nerve!
    `),
    sadness: lines(`
      I've been crying all day.
      I feel so lonely.
      I'm deeply sad about it.
      Everything feels empty now.
      It hurts so much.
      I'm in tears.
      I feel miserable.
      I miss her terribly.
      I'm so down today.
      I'm grieving.
      Nothing cheers me up anymore.
      I feel hopeless and blue.
      It broke my heart.
      I'm sorrowful when I think of it.
      I feel gloomy.
    `),
    fear: lines(`
      I'm frightened.
      I have a bad feeling about this.
      I can't sleep for worry.
      I'm shaking with fear.
      What if something happens?
      I'm so anxious.
      I'm panicking.
      The thought of it scares me.
      I dread that day.
      It gives me the creeps.
      I'm worried sick.
      I'm nervous about tomorrow.
      I don't dare to look.
      I'm alarmed by this.
      My heart is pounding with fear.
    `),
    surprise: lines(`
      I'm speechless.
      No way, really?
      I never expected this.
      I'm completely stunned.
      That came out of nowhere.
      You're kidding!
      My jaw dropped.
      What? I had no idea!
      Well, that's a surprise.
      I was caught off guard.
      I'm amazed that it happened.
      Out of the blue!
      I can't believe my eyes.
      Imagine that, I didn't see it coming.
      I was taken aback.
    `),
    gratitude: lines(`
      I'm deeply thankful.
      Thanks a million!
      You saved me, thank you.
      I'm much obliged.
      I'll never forget your kindness.
      I'm so thankful for your support.
      That was so kind of you, thank you.
      Thanks a lot for your time.
      I appreciate all you did.
      My sincere thanks.
      I'm indebted to you.
      Bless you for your help.
      Thank you so very much.
      I can't say thank you often enough.
      Words cannot express my gratitude.
    `),
  },
  sentiments: {
    positive: lines(`
      The {product} is a dream.
      I'm so glad I bought the {product}.
      {venue} is my favourite place.
      {company} solved it within minutes, brilliant.
      The {product} exceeded all my expectations.
      What a lovely evening at {venue}!
      I'd buy the {product} again at once.
      Superb cooking at {venue}.
      {company} treats its customers well.
      The {product} looks gorgeous.
      Thumbs up for {venue}!
      The {product} makes my life easier.
      Never had a better {product}.
      The team at {company} is great.
      Everybody at {venue} was charming.
    `),
    negative: lines(`
      The {product} is useless.
      I regret buying the {product}.
      {venue} is overpriced and boring.
      {company} ignored all my mails.
      The {product} fell apart at once.
      What a horrible night at {venue}.
      I want nothing more to do with {company}.
      The {product} is much too loud.
      Stay away from {venue}.
      Poor quality, the {product} is a joke.
      The waiter at {venue} was rude.
      {company} lost my order and did not care.
      Worst {product} ever.
      I'm fed up with the {product}.
      Thumbs down for {venue}.
    `),
    neutral: lines(`
      The {product} has two buttons.
      {venue} is closed {date}.
      {company} sells the {product}.
      {company} was founded in {year}.
      The {product} is made in {city}.
      There is a bus stop in front of {venue}.
      The {product} needs three batteries.
      {venue} has {number} seats.
      I use the {product} once a week.
      {company} moved to {city}.
      The {product} is as described.
      The {product} comes with a cable.
      {venue} is in {city}.
      {company} has {number} employees.
      The {product} is neither cheap nor expensive.
    `),
  },
};
