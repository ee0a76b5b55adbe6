package dev.gryllus.http;

import dev.gryllus.user.User;

public class HttpUser extends User {
    public java.util.Map<String, Object> getClient() {
        return java.util.Map.of();
    }
}
