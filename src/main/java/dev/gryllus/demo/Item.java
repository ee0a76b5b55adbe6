package dev.gryllus.demo;

/// Something to buy; the components are the fields of its JSON.
///
/// @param price in cents, more than 0
record Item(int id, String name, int price) {}
