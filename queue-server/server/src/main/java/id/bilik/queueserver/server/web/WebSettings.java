package id.bilik.queueserver.server.web;

import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.web.http.Timeouts;

/**
 * What the web is told once and for all.
 *
 * @param version  of this queue-server
 * @param kioskUrl where the index says that the kiosk is
 * @param board    what wall boards are told
 * @param edge     how much is taken on
 */
public record WebSettings(String version, String kioskUrl, BoardConfig board, EdgeConfig edge,
        Timeouts patience) {}
