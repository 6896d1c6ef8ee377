/** What the words of a decision mean. */
export const words: Readonly<Record<string, string>> = {
  "Backend, stack": "The part of a product that runs on servers; and what it is made with: language, framework, database, infrastructure.",
  "Modular monolith": "One program that is delivered as a whole, with parts inside that may not reach into each other.",
  Microservices: "Several programs that talk over the network and are delivered one by one.",
  Hybrid: "A modular monolith beside which a few parts run on their own.",
  Serverless: "The cloud starts the code when a request comes; nothing runs, and nothing is paid, in between.",
  Functions: "Code that the cloud starts for each request or event, paid by use.",
  Container: "A program packed with everything it needs, so that it runs the same everywhere.",
  Kubernetes: "A system that runs many containers on many machines. It can do nearly everything, and wants people who look after it.",
  "Break-even": "The load at which two ways to pay cost the same.",
  "Cold start": "The wait while the cloud starts code that was not running.",
  Transaction: "Changes that happen together or not at all, such as taking money here and giving it there.",
  "Peak, requests per second": "How many requests arrive at the backend in the busiest second.",
  "99 % within": "The time in which all but the slowest hundredth of the requests are answered.",
  "Runner-up": "The answer that came second. What separates it from the first is the heart of the decision.",
  "Greenfield, brownfield": "New code, or code that exists and must be kept working.",
  Confidence: "How much must change before the answer changes. It says nothing about success.",
};

/** What the codes beside a decision mean. */
export const codes: Readonly<Record<string, string>> = {
  "H…": "A hard constraint: it cannot be.",
  "A…": "A gate: something must be in place first.",
  "N…": "It is not needed, or does not go with what was chosen.",
  "G…": "It is outside what can be generated.",
  "X…": "Answers that contradict each other.",
  O01: "It was compared, and scored less.",
  P01: "It was not compared: the answer was fixed beforehand.",
};

/** The words of the glossary that a text uses, in its order: `Peak`, with what it means. */
export function wordsIn(text: string): readonly (readonly [word: string, means: string])[] {
  return Object.entries(words).filter(([entry]) => new RegExp(`\\b${(entry.split(",")[0] ?? "").replace(/s$/, "")}s?\\b`, "i").test(text));
}
