export { changeProfile, inputOf, profileOf, retold, saidIn, valueAt, type Said } from "./change-profile.ts";
export { completeProfile, type ProfileSource } from "./complete-profile.ts";
export { averageOfUsers, carriedPeak, loadShrinks, peakFactor, peakOfUsers, type UserLoad } from "./load-of-users.ts";
export { parseProfile, readProfile } from "./parse-profile.ts";
export type { Origin, Profile, ProfileModule } from "./profile.ts";
export { writeProfile } from "./write-profile.ts";
export { profileJsonSchema, profileSchema, type ProfileInput } from "./schema.ts";
export * from "../catalogue/words.ts";
export { readPlaces } from "./places.ts";
