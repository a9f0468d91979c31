package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.TicketWish;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PrintJob} as it stands in the kiosk's memory. The names and their flat form must stay: a kiosk that is brought
 * up to date in the middle of a day reads them. What is added later must be {@code @Nullable}.
 *
 * @param copies
 *            null in a memory from before a technician could have copies
 */
record KeptJob(long order, TicketWish wish, String language, Stamp wanted, PrintJob.Step step,
        @Nullable IssuedTicket issued, @Nullable Stamp given, @Nullable LocalDate date, boolean handedOver,
        @Nullable String reason, int printsLeft, @Nullable String told, boolean over, @Nullable Integer copies) {

    static KeptJob of(PrintJob job) {
        return new KeptJob(job.order(), job.wish(), job.language(), job.asked().at(), job.step(), job.issued(),
                job.given(), job.date(), job.handedOver(), job.reason(), job.printsLeft(), job.told(), job.over(),
                job.copies());
    }

    PrintJob toJob() {
        return new PrintJob(new PrintJob.Asked(order, wish, language, wanted),
                issued == null ? null : new PrintJob.Numbered(issued, given, date),
                new PrintJob.Printing(step, reason, printsLeft), new PrintJob.Reported(handedOver, told, over),
                copies == null ? 0 : copies);
    }
}
