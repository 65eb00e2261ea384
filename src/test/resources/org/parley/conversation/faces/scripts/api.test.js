import { Api, Problem, Unreachable } from "/resources/parley/js/api.js";
import { equal, ok, test } from "./check.js";

async function answered(status, type, body) {
  const { fetch } = globalThis;
  globalThis.fetch = async () => new Response(body, { status, headers: { "Content-Type": type } });
  try {
    return await new Api().conversation("c").catch((failure) => failure);
  } finally {
    globalThis.fetch = fetch;
  }
}

test("a 404 of a server that is still starting says nothing about the conversation", async () => {
  ok(await answered(404, "text/html", "<h1>Not Found</h1>") instanceof Unreachable);
});

test("a 404 with our problem document is the shop's refusal", async () => {
  const refused = await answered(404, "application/problem+json", JSON.stringify({ code: "notFound" }));
  ok(refused instanceof Problem);
  equal(refused.code, "notFound");
});
