/// One simulated user: its tasks, its waiting, and the loop that lives its life.
///
/// Read first: [User] (what scripts extend), [UserLoop] (the life, with its table of states), [WaitTime]. One user
/// is one virtual thread of plain blocking code at a time, another one after each wait; everything here is confined to
/// it unless it says otherwise. May import `stats` only.
package dev.gryllus.user;
