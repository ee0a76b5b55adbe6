/// Sockets that tell when the kernel received what they read, so that a response time does not hold the time for which
/// its user waited for a processor.
///
/// Read first: [TimestampedChannel], then [SocketCalls] (what the system is asked for, and where it can be). Nothing
/// here
/// is shared between threads, save [ReceiveBuffer]'s places. May import nothing of ours.
package dev.gryllus.net;
