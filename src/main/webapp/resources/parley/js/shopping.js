/**
 * What a customer does with carts, and an agent on their behalf: one place, so that every card behaves alike.
 */

/** The conversation's open cart, made when there is none yet. */
export async function openCart(session) {
  const cart = await session.api.openCart(session.conversationId);
  return took(session, cart);
}

/** Puts one more of the variant into the open cart; resolves with the cart. */
export async function addToCart(session, variantId, quantity = 1) {
  const cart = await openCart(session);
  const held = cart.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
  return setQuantity(session, cart.id, variantId, held + quantity);
}

/** Sets the quantity of a line; zero removes it. */
export async function setQuantity(session, cartId, variantId, quantity) {
  const { api } = session;
  return took(session, quantity > 0 ? await api.setLine(cartId, variantId, quantity) : await api.removeLine(cartId, variantId));
}

function took(session, cart) {
  return session.objects.put("cart", cart.id, cart);
}

/** How many pieces a cart holds. */
export const pieces = (cart) => cart?.lines?.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
