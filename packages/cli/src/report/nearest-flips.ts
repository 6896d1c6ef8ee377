import type { Decision, ProfileFlip } from "@create-backend/core";

/** From this distance on it is another undertaking: on hardware of one's own, installed by customers, another product. */
const elsewhere = 1;

/** Up to three changes that would change the decision, nearest first; what would be another undertaking only where nothing nearer does. */
export function nearestFlips({ flips }: Pick<Decision, "flips">): readonly ProfileFlip[] {
  const all = flips?.profile ?? [];
  const near = all.filter(({ distance }) => distance < elsewhere);
  return (near.length > 0 ? near : all).slice(0, 3);
}
