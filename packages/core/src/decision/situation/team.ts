import type { Profile } from "../../profile/profile.ts";

/** Engineers that the architecture must carry: the head count in 18 months. */
export function engineersOf(team: Profile["team"]): number {
  return team.in18m;
}

/** Teams of at most seven. */
export function teamsOf(team: Profile["team"]): number {
  return Math.ceil(team.in18m / 7);
}

/** Growth of the team over 18 months: 0.5 for half as many again. */
export function growthOf(team: Profile["team"]): number {
  return Math.max(0, (team.in18m - team.now) / Math.max(1, team.now));
}
