package id.bilik.queueserver.server.collective;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person of a company's list.
 *
 * @param from       when the work began
 * @param until      when it ended
 * @param reason     the id of why somebody claims
 * @param papers     those that the company has, by id and in the order of {@link Paper}
 * @param department where the company says one
 */
public record ListedPerson(String name, String phone, String email, String nik, String kpj, LocalDate from,
        LocalDate until, String reason, Set<Paper> papers, @Nullable String department) {}
