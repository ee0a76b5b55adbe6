/// Sockets that tell when the kernel received what they read, so that a response time does not hold the time for which
/// its user waited for a processor.
///
/// Read first: [TimestampedChannel], then [SocketCalls] (what a system is asked for, and where it can be). A connection
/// is its user's; [KernelSocket] lets any thread close it, and [CallBuffer] keeps memory for all. May import nothing of
/// ours.
package dev.gryllus.net;
