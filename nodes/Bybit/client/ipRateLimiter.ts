import { systemClock } from './clock';
import { RateLimiter } from './rateLimiter';

/**
 * Requests a second to all of Bybit. It bans an IP address for ten minutes after 600 in 5 s. Since requests
 * arrive later than they leave, the bursts of six seconds can fall into five: they stay below 600 as well.
 *
 * @see https://bybit-exchange.github.io/docs/v5/rate-limit#ip-limit
 */
export const IP_LIMIT_PER_SECOND = 90;

/**
 * The limit per IP address, over all keys and endpoints of this process. Acquire its permit last, and release it
 * the moment the request leaves: what counts here are departures.
 */
export const ipRateLimiter = new RateLimiter(IP_LIMIT_PER_SECOND, systemClock);
