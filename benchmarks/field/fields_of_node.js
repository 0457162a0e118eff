// Dates as JavaScript writes them: `node fields_of_node.js FOLDER…` with the unpacked moment, dayjs and date-fns, and with
// none the CLDR of Node's ICU. Each line is a JSON object: the library and locale, the text, the day of writing, the day
// meant, and the unit of a relative one.

const path = require("path"), fs = require("fs"), Module = require("module");
const [moment, dayjs, fns] = process.argv.slice(2).map((folder) => path.resolve(folder, "package"));
const REF = new Date("2025-11-20T12:00:00Z");
const COUNTS = { day: [1, 2, 3, 10, 11, 25], month: [1, 2, 3, 8, 10], year: [1, 2, 3, 5, 12, 20] };
const day = (date) => date.toISOString().slice(0, 10);
const days = Array.from({ length: 24 }, (_, i) => new Date(Date.UTC(2001, 0, 3 + 394 * i, 12)));
const write = (lib, text, date, unit) => console.log(JSON.stringify({ lib, text, ref: day(REF), want: day(date), unit }));

function* moved() {
  for (const [unit, counts] of Object.entries(COUNTS))
    for (const n of counts.flatMap((count) => [-count, count])) {
      const date = new Date(REF);
      if (unit === "day") date.setUTCDate(date.getUTCDate() + n);
      if (unit === "month") date.setUTCMonth(date.getUTCMonth() + n);
      if (unit === "year") date.setUTCFullYear(date.getUTCFullYear() + n);
      yield [unit, n, date];
    }
}

if (moment) {
  const m = require(moment);
  const arabic = (folder, one) => fs.readdirSync(folder).filter((file) => one.test(file)).map((file) => file.replace(/\.c?js$/, ""));
  for (const locale of arabic(path.join(moment, "locale"), /^ar(-|\.)/)) {
    require(path.join(moment, "locale", locale));
    for (const date of days) for (const form of ["L", "LL", "LLL", "LLLL"]) write(`moment ${locale}`, m.utc(date).locale(locale).format(form), date);
    for (const [unit, n, date] of moved()) write(`moment ${locale}`, m.utc(date).locale(locale).from(m.utc(REF)), date, unit);
  }
  const d = require(dayjs), found = Module._resolveFilename; // a locale of dayjs asks for "dayjs"
  Module._resolveFilename = (name, ...rest) => found(name === "dayjs" ? dayjs : name, ...rest);
  for (const plugin of ["utc", "localizedFormat", "relativeTime", "preParsePostFormat"]) d.extend(require(path.join(dayjs, "plugin", plugin)));
  for (const locale of arabic(path.join(dayjs, "locale"), /^ar(-|\.)/)) {
    require(path.join(dayjs, "locale", locale));
    for (const date of days) for (const form of ["L", "LL", "LLL", "LLLL"]) write(`dayjs ${locale}`, d.utc(date).locale(locale).format(form), date);
    for (const [unit, n, date] of moved()) write(`dayjs ${locale}`, d.utc(date).locale(locale).from(d.utc(REF)), date, unit);
  }
  const f = require(fns), locales = require(path.join(fns, "locale"));
  for (const [name, locale] of Object.entries(locales)) {
    if (!/^ar([A-Z]|$)/.test(name)) continue;
    for (const date of days) for (const form of ["P", "PP", "PPP", "PPPP"]) write(`date-fns ${name}`, f.format(date, form, { locale }), date);
    for (const [unit, n, date] of moved()) write(`date-fns ${name}`, f.formatDistance(date, REF, { addSuffix: true, locale }), date, unit);
  }
} else {
  for (const country of ["", "-EG", "-SA", "-MA", "-DZ", "-LB", "-IQ", "-AE", "-TN", "-LY", "-SD"]) {
    const relative = new Intl.RelativeTimeFormat(`ar${country}`, { numeric: "auto" });
    for (const [unit, n, date] of moved()) write(`Intl ar${country}`, relative.format(n, unit), date, unit);
    for (const calendar of ["gregory", "islamic-umalqura"])
      for (const dateStyle of ["full", "long", "medium", "short"])
        for (const date of days)
          write(`Intl ar${country} ${calendar}`, new Intl.DateTimeFormat(`ar${country}`, { dateStyle, calendar, timeZone: "UTC" }).format(date), date);
  }
}
