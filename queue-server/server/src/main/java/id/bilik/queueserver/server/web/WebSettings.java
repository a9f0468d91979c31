package id.bilik.queueserver.server.web;

import id.bilik.queueserver.server.backup.BackupWatch;
import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.queueserver.server.configuration.ConversationConfig;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ScreenAddresses;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.settings.OtherBranches;
import id.bilik.queueserver.server.settings.Settings;
import id.bilik.queueserver.server.training.Training;
import id.bilik.queueserver.server.web.http.Timeouts;
import java.util.function.Supplier;

/**
 * What the web is told once and for all.
 *
 * @param version  of this queue-server
 * @param screens  where devices find their screens
 * @param board    what wall boards are told
 * @param edge     how much is taken on
 * @param own      what the people of the branch set up
 * @param training where they practise
 * @param backup   how the backups stand; asked often, and answered from memory mostly
 * @param access   under which hosts it is reached, and whether keys are taken without TLS
 * @param conversations how officer and participants are connected
 * @param others   branches whose figures forecasts begin with
 * @param papers   that are sent ahead of a visit
 */
public record WebSettings(String version, ScreenAddresses screens, BoardConfig board, Settings own, Training training,
        EdgeConfig edge, Supplier<BackupWatch.Health> backup, AccessConfig access, ConversationConfig conversations,
        Timeouts patience, OtherBranches others, PaperDesk papers) {}
