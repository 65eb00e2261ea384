/**
 * Takes money for anything that can be paid for: payment intents, what the provider says about them, refunds, a ledger.
 *
 * <p>It believes only what the gateway answers when it is asked; webhooks, the customer's return and the periodic check
 * are merely reasons to ask. It does not know orders, carts or stock: whoever offered a payment for its
 * {@link org.parley.payments.PayableRef} observes {@link org.parley.payments.event.PaymentChanged} in the same
 * transaction. It may use {@code identity} and {@code shared}.
 */
package org.parley.payments;
