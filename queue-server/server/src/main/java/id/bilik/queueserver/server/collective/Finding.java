package id.bilik.queueserver.server.collective;

/**
 * Something that is wrong with a row of a list.
 *
 * @param row    as the spreadsheet counts it: the headings are row 1
 * @param column as its heading is written in the template
 * @param value  as it stands there, cut off; empty where nothing stands there
 */
public record Finding(int row, Said column, String value, Said said) {}
