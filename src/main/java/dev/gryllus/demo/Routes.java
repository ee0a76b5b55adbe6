package dev.gryllus.demo;

/// One area of the shop, such as its carts.
@FunctionalInterface
interface Routes {
    void addTo(CountedRoutes routes);
}
