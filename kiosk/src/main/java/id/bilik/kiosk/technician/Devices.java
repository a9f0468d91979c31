package id.bilik.kiosk.technician;

/** Where a kiosk's devices come from. Simulated ones print on nothing, so everybody who looks at the kiosk is told. */
public enum Devices {
    REAL("real"),
    /** Of memory, and nobody asked for that: the page has a banner, the technician an alarm. */
    SIMULATED("simulated"),
    /** Of memory, in a development run. */
    DEVELOPMENT("development");

    private final String label;

    Devices(String label) { this.label = label; }

    /** The name at the edges. */
    public String label() { return label; }
}
