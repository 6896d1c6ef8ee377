export { answersOf } from "./answers.ts";
export { catalogueVersion, noteVersion, stableJson } from "./catalogue-version.ts";
export { assertAnswers } from "./choosing/pins.ts";
export { plan } from "./choosing/plan.ts";
export { decide, engineVersion, type DecideOptions } from "./decide.ts";
export type {
  Aside, Choice, Confidence, Contradiction, Contribution, Decision, Doubt, Evidence, Forces, Impasse, Label, ProfileFlip, Rejection, RunnerUp, Sizing, Weight, WeightFlip, Workload,
} from "./decision.ts";
export { applyOverrides, type Override } from "./organisation/overrides.ts";
export { parseOverrides } from "./organisation/parse-overrides.ts";
export { parseRadar } from "./organisation/parse-radar.ts";
export { mergeRadars, rings, stillCounts, withoutPlaces, type Radar, type RadarEntry, type RadarWaiver, type Ring } from "./organisation/radar-model.ts";
export { offRadar, offRadarPath, type OffRadar } from "./organisation/radar.ts";
export { compareDecisions, readDecision, supersedingRecords, type ChangedChoice, type DecisionChanges } from "./records/again.ts";
export { changeRecords, type ChangedAgreement } from "./records/change-records.ts";
export { decisionJson } from "./records/decision-json.ts";
export { decisionPath, rememberedDecision, profilePath } from "./records/remembered.ts";
export { decisionRecords, type DecisionRecord, type RecordOptions } from "./records/records.ts";
export { matters, type Matter } from "./interview/matters.ts";
export { costCurveOf, type CostCurve, type CostPoint } from "./situation/cost-curve.ts";
export { decidingReason } from "./telling/deciding-reason.ts";
export { counted } from "./situation/counted.ts";
export { dollars, thousands } from "./situation/thousands.ts";
export { meetingOf, weightOf } from "./situation/sizing.ts";
