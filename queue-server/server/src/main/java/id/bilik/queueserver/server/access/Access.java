package id.bilik.queueserver.server.access;

import io.javalin.security.RouteRole;

/** The roles that may call a route. Declared on every route now, enforced once people can sign in. */
public enum Access implements RouteRole {
    PUBLIC, DEVICE, OFFICER, SUPERVISOR, TECHNICIAN
}
