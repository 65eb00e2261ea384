import { tests } from "./check.js";
import "./api.test.js";
import "./store.test.js";
import "./composer.test.js";
import "./locale.test.js";
import "./live.test.js";
import "./thread.test.js";

const results = [];
for (const { name, run } of tests) {
  let failure = "";
  try {
    await run();
  } catch (problem) {
    failure = problem.stack ?? String(problem);
  }
  results.push({ name, failure });
}
globalThis.results = results;
