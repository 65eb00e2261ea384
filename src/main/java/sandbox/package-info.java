/**
 * A payment provider for demo and tests that is a second party in earnest: it knows its merchant only by an API secret,
 * keeps its own tables, and speaks with the merchant by HTTP alone. It imports nothing of Parley, and Parley nothing of
 * it. No money moves here. It answers 404 to everything unless {@code parley.demo} is true.
 *
 * <p>A merchant signs a link ({@link sandbox.PayLink}) and sends its customer there; following it opens the session. How
 * the session stands is asked by {@code GET /sandbox/api/payments/{reference}}; signed webhooks tell when to ask.
 */
package sandbox;
