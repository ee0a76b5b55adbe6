/// HTTP users: the client that scripts talk to, and the transports that carry its requests.
///
/// Read first: [HttpSession] (what scripts call), [Verdict] (exactly one event per call), [Transport] (the seam
/// between what every client does and how bytes travel). Everything belongs to one user's thread; only [OkHttpCore]
/// is shared.
/// May import `user`, `wire`, `net` and `stats`. OkHttp, Jackson for bodies, and JsonPath and jsoup for what scripts
/// look for in them, are at home here.
package dev.gryllus.http;
