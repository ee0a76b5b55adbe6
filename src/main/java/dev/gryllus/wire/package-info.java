/// HTTP/1.1 as bytes: writing requests, reading responses (RFC 9112), strictly. It knows no sockets, no users and no
/// time, so that every byte sequence can be tried on it.
///
/// Read first: [ResponseHead], [Framing] (where a response ends), [Body]. Nothing here is shared between threads, save
/// [Buffers], and heads, which never change. May import nothing of ours.
package dev.gryllus.wire;
