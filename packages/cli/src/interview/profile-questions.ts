import { contentionTitles, dataTitles, domainTitles, opsTitles, partTitles, patternTitles, regulationTitles, workTitles } from "./profile-words.ts";

/** How a question about the profile is answered. Keys are dotted keys of the profile. */
export type AnswerKind =
  | { readonly kind: "one"; readonly key: string; readonly titles: Readonly<Record<string, string>> }
  | { readonly kind: "many"; readonly key: string; readonly titles: Readonly<Record<string, string>> }
  | { readonly kind: "words"; readonly key: string }
  | { readonly kind: "numbers"; readonly keys: readonly string[]; readonly example: string }
  | { readonly kind: "yes"; readonly key: string }
  /** Name → share of the team; offered from the answers to a question of the catalogue. */
  | { readonly kind: "shares"; readonly key: string; readonly from: string };

/** One thing that the decision rests on: always a flag, and asked in the interview when it has `ask`. */
export interface ProfileQuestion {
  readonly flag: string;
  readonly takes?: string;
  readonly summary: string;
  readonly ask?: string;
  /** Why it is asked: what the answer changes. */
  readonly explain?: string;
  readonly answer: AnswerKind;
}

/** In the order of asking. Ten are asked; with name and modules an interview has twelve questions at most. */
export const profileQuestions: readonly ProfileQuestion[] = [
  {
    flag: "team",
    takes: "NOW[,LATER]",
    summary: "Backend engineers today, and in 18 months",
    ask: "How many backend engineers, today and in 18 months?",
    explain: "Seven people are one team. One team is served best by one deployable; several teams that wait for each other may need more.",
    answer: { kind: "numbers", keys: ["team.now", "team.in18m"], example: "5, 8" },
  },
  {
    flag: "skills",
    takes: "NAME[=SHARE],…",
    summary: "Languages they ship in unaided, with the share of the team (0 to 1)",
    ask: "Which languages can they ship in unaided?",
    explain: "What the team knows outweighs everything else about a language. None chosen: the team is treated as open.",
    answer: { kind: "shares", key: "team.skills", from: "language" },
  },
  {
    flag: "domain",
    takes: "NAME",
    summary: "What is being built",
    ask: "What is being built?",
    explain: "Languages and stores have grown up around kinds of software: AI around Python, banking around the JVM. It weighs less than the team.",
    answer: { kind: "one", key: "domain", titles: domainTitles },
  },
  {
    flag: "load",
    takes: "NOW[,LATER]",
    summary: "Requests per second at the peak, today and in 24 months",
    ask: "Requests per second at the peak, today and in 24 months?",
    explain: "It sizes the compute and its price. 1,000 users who each make 40 requests a day are 2 a second at the peak.",
    answer: { kind: "numbers", keys: ["load.peakRpsNow", "load.peakRps24m"], example: "5, 50" },
  },
  {
    flag: "traffic",
    takes: "SHAPE",
    summary: "Shape of the traffic",
    ask: "What is the shape of the traffic?",
    explain: "Functions are paid by use and containers by the hour: with idle time the one is cheaper, with steady load the other.",
    answer: { kind: "one", key: "load.pattern", titles: patternTitles },
  },
  {
    flag: "work",
    takes: "KIND,…",
    summary: "Kinds of work",
    ask: "What kind of work does it do?",
    explain: "Open connections, long jobs, GPUs and state in memory rule some platforms out.",
    answer: { kind: "many", key: "work", titles: workTitles },
  },
  {
    flag: "data",
    takes: "NEED,…",
    summary: "What the data must allow",
    ask: "What must the data allow?",
    explain: "It picks the primary store. Transactions across modules keep the data relational.",
    answer: { kind: "many", key: "data.needs", titles: dataTitles },
  },
  {
    flag: "regulations",
    takes: "NAME,…",
    summary: "Rules that apply",
    ask: "Which rules apply?",
    explain: "They decide which clouds and services may hold the data.",
    answer: { kind: "many", key: "constraints.regulations", titles: regulationTitles },
  },
  {
    flag: "ops",
    takes: "NAME,…",
    summary: "What is in place today",
    ask: "What is in place today?",
    explain: "Services of their own and Kubernetes need these first; without them they cost more than they give.",
    answer: { kind: "many", key: "ops", titles: opsTitles },
  },
  {
    flag: "independence",
    takes: "PARTS",
    summary: "Parts that must be deployed, scaled or secured alone",
    ask: "Must parts be deployed, scaled or secured alone?",
    explain: "It is the one good reason to split a system. Tidiness is none: modules give that without a network.",
    answer: { kind: "one", key: "independence.parts", titles: partTitles },
  },
  { flag: "contention", takes: "DEGREE", summary: "Teams that wait for each other to release", answer: { kind: "one", key: "independence.contention", titles: contentionTitles } },
  { flag: "weeks", takes: "N", summary: "Weeks to the first release", answer: { kind: "numbers", keys: ["delivery.weeks"], example: "16" } },
  { flag: "latency", takes: "MS", summary: "Time in which 99 % of the requests are answered", answer: { kind: "numbers", keys: ["slo.p99Ms"], example: "800" } },
  { flag: "availability", takes: "PERCENT", summary: "Availability that is promised", answer: { kind: "numbers", keys: ["slo.availability"], example: "99.9" } },
  { flag: "residency", takes: "PLACE,…", summary: "Places that the data must stay in", answer: { kind: "words", key: "constraints.residency" } },
  { flag: "on-premises", summary: "Runs in the organisation's own data centre", answer: { kind: "yes", key: "constraints.onPrem" } },
  { flag: "budget", takes: "USD", summary: "Ceiling for infrastructure a month", answer: { kind: "numbers", keys: ["budgetUsdMonth"], example: "500" } },
];
