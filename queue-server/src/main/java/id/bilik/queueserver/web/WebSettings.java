package id.bilik.queueserver.web;

import id.bilik.queueserver.BoardConfig;
import id.bilik.queueserver.EdgeConfig;

/**
 * What the web is told once and for all.
 *
 * @param version  of this queue-server
 * @param kioskUrl where the index says that the kiosk is
 * @param board    what wall boards are told
 * @param edge     how much is taken on
 */
public record WebSettings(String version, String kioskUrl, BoardConfig board, EdgeConfig edge,
        Patience patience) {}
