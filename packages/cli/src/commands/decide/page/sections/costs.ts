import { costCurveOf, dollars, loadShrinks, weightOf, type Catalogue, type CostCurve, type Decision } from "@create-backend/core";
import { html, type Markup } from "../markup.ts";
import { amount, ended, sentence } from "../words.ts";
import { costChart, loadsOf } from "./cost-chart.ts";

/** Functions against containers over the load, with the load at which they cost the same. */
export function costs(decision: Decision, catalogue: Catalogue): Markup {
  const { sizing, profile } = decision;
  const when = loadShrinks(profile.load) ? "today, for the load shrinks," : "in 24 months";
  const curve = costCurveOf(decision, catalogue);
  return html`<section aria-labelledby="costs"><h2 id="costs">Load and cost</h2>
<p class="lead">${amount(sizing.peakRps)} requests per second at the peak ${when} (${amount(sizing.averageRps)} on average) take about ${amount(sizing.vcpu)} virtual CPUs; ${amount(sizing.inFlight)} requests are open at once.</p>
${sizing.cost === undefined || curve === undefined ? html`<p>There is nothing to compare: it runs on hardware of your own, or no prices are known.</p>` : html`${comparison(sizing.cost, sizing.averageRps)}<figure>${costChart(curve)}<figcaption>Dollars a month over requests per second on average, both on logarithmic scales. ${crossing(curve)}</figcaption></figure>
${table(curve)}<p class="sources">${sizing.cost.yardstick ? "As a yardstick, for prices of the chosen cloud are not known, those" : "Prices"} of ${sizing.cost.cloud}: ${sizing.cost.prices}</p>`}</section>`;
}

function comparison(cost: NonNullable<Decision["sizing"]["cost"]>, averageRps: number): Markup {
  const { functionsUsd, containersUsd, instances } = cost;
  return html`<p>At ${amount(averageRps)} requests per second functions cost about <strong>${dollars(functionsUsd)} USD</strong> a month, containers (${instances} at the peak) about <strong>${dollars(containersUsd)} USD</strong>. ${ended(sentence(weightOf(cost)))}</p>`;
}

/** The break-even of the model is against the least containers; a load with high peaks takes more of them. */
function crossing({ crossingRps, breakEvenRps, floorUsd }: CostCurve): string {
  const even = `Break-even at ${amount(breakEvenRps)} requests per second (${amount(breakEvenRps * 2_628_000)} a month): there functions cost ${dollars(floorUsd)} USD, the least that containers cost.`;
  if (crossingRps === undefined) return `${even} Containers grow with the load, and functions stay cheaper at every load.`;
  return Math.abs(crossingRps / breakEvenRps - 1) < 0.05 ? `${even} Below it functions are cheaper, above it containers.` : `${even} Containers grow in steps, and with the load, so functions can still be cheaper up to about ${amount(crossingRps)}.`;
}

/** The curves as figures, for those who do not see them. */
function table(curve: CostCurve): Markup {
  const rows = loadsOf(curve, 6).map((rps) => curve.at(rps)).map(({ averageRps, functionsUsd, containersUsd, instances }) => html`<tr><th scope="row">${amount(averageRps)}</th><td>${dollars(functionsUsd)}</td><td>${dollars(containersUsd)}</td><td>${amount(instances)}</td></tr>`);
  return html`<details id="cost-figures"><summary>The curves in figures</summary><table class="figures"><thead><tr><th scope="col">Requests per second</th><th scope="col">Functions, USD</th><th scope="col">Containers, USD</th><th scope="col">Instances at the peak</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}
