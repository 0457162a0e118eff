// Dates and months as the JDK writes them: `java fields_of_java.java`. Each line is a kind, a text or a Hijri month, and a day.

import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

class FieldsOfJava {
    public static void main(String[] arguments) throws Exception {
        var out = new java.io.PrintStream(System.out, true, "UTF-8");
        for (int year = 1300; year <= 1600; year++)
            for (int month = 1; month <= 12; month++)
                out.println("month\t" + year + "-" + month + "\t" + LocalDate.from(HijrahDate.of(year, month, 1)));
        for (var locale : Locale.getAvailableLocales()) {
            if (!locale.getLanguage().equals("ar")) continue;
            for (var style : FormatStyle.values()) {
                var format = DateTimeFormatter.ofLocalizedDate(style).localizedBy(locale);
                for (int i = 0; i < 24; i++) {
                    var day = LocalDate.of(2001, 1, 3).plusDays(i * 394L);
                    out.println("gregorian\t" + format.withChronology(IsoChronology.INSTANCE).format(day) + "\t" + day);
                    out.println("hijri\t" + format.withChronology(HijrahChronology.INSTANCE).format(HijrahDate.from(day)) + "\t" + day);
                }
            }
        }
    }
}
