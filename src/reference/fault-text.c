/* Faults inside documents: edits of their text.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The documents are written by document-*.c without spaces and with members in a fixed order, so
 * that a pattern finds its place; tests/reference/test-fault.c fails when one no longer does. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reference/fault-text.h"

/* A time as it is written: date, and the rest up to the closing quote. */
#define REST_OF_TIME "-[^\"]*"
/* The last act of a case when it carries nothing, up to the end of the case. */
#define BARE_LAST_ACT "\\[\"([^\"]+)\",\"([a-z_]+)\"\\]\\]\\}"

static const PentadTextFault faults[] = {
  /* Bytes and types. */
  { "bom", "state", NULL, "\\A", "\xef\xbb\xbf", N_ ("a byte order mark first") },
  { "half", "state", NULL, "(?s)\\A(.{200}).*", "\\1", N_ ("the document ends early") },
  { "nan", "staff", "officers", "(\"%s\":)[-0-9.eE]+", "\\1NaN", N_ ("NaN for a number") },
  { "wrong-type", "divisions", "population", "(\"%s\":)([-0-9.eE]+|\"[^\"]*\"|true|false)",
    "\\1{\"is\":\\2}", N_ ("an object for a plain value") },
  { "string-number", "divisions", "population", "(\"%s\":)([-0-9.eE]+)", "\\1\"\\2\"",
    N_ ("a string for a number") },
  { "negative", "staff", "officers", "(\"%s\":)([0-9.eE]+)", "\\1-\\2", N_ ("a negative number") },
  { "missing", "state", "cases", "\"(%s)\":", "\"x-\\1\":", N_ ("a member is missing") },
  { "naive-time", "staff", "as_of", "(\"%s\":\"[^\"]{19})[^\"]*\"", "\\1\"",
    N_ ("a time without zone") },
  { "unknown-enum", "state", "source", "(\"%s\":\")[^\"]*\"", "\\1telepathy\"",
    N_ ("an enumeration value that nobody knows") },
  { "unknown-act", "state", NULL, "\\[(\"[^\"]*\"),\"press\"", "[\\1,\"levitate\"",
    N_ ("an act that nobody knows") },

  /* About, places, lists. */
  { "api-version", "about", NULL, "\"api\":1", "\"api\":2", N_ ("another version of the API") },
  { "crs", "about", NULL, "(\"crs\":\")[^\"]*", "\\1MARS", N_ ("another coordinate system") },
  { "time-zone", "about", NULL, "(\"time_zone\":\")[^\"]*", "\\1Mars/Base",
    N_ ("a time zone that does not exist") },
  { "duplicate-code", "grids", NULL,
    "(?s)(\"code\":\"([^\"]*)\"(?:(?!\"code\").)*\"code\":\")[^\"]*", "\\1\\2",
    N_ ("a code that comes twice") },
  { "unknown-parent", "divisions", NULL,
    "(\"level\":\"street\",\"name\":\\{[^}]*\\},\"parent\":\")[^\"]*", "\\1none",
    N_ ("a parent that does not exist") },
  { "wrong-parent", "grids", NULL,
    "(?s)(\"parent\":\")([0-9]{12})(.*?\"parent\":\")((?!\\2)[0-9]{12})", "\\1\\4\\3\\4",
    N_ ("a unit grid below another community than its code says") },
  { "open-ring", "grids", NULL, "(\"coordinates\":\\[\\[.*?),\\[[^\\[\\]]*\\]\\]\\]", "\\1]]",
    N_ ("a ring that is not closed") },
  { "crossed-ring", "grids", NULL,
    "(\"coordinates\":\\[\\[\\[[^\\]]*\\]),(\\[[^\\]]*\\]),(\\[[^\\]]*\\],\\[[^\\]]*\\]),(\\[[^"
    "\\]]*\\])",
    "\\1,\\4,\\3,\\2", N_ ("a ring that crosses itself") },
  { "unknown-grid", "partitions", NULL, "(\"grids\":\\[\")[^\"]*", "\\1none",
    N_ ("an area of a unit grid that does not exist") },
  { "unknown-major", "catalogue", NULL, "(\"major\":\")[^\"]*", "\\1none",
    N_ ("a minor class without its major") },
  { "old-calendar", "calendar", NULL, "(\"years\":\\[)[^\\]]*", "\\g<1>2019",
    N_ ("the holidays of no present year") },

  /* Cases. */
  { "duplicate-id", "state", NULL, "(?s)(\"id\":\"([^\"]*)\"(?:(?!\"id\").)*\"id\":\")[^\"]*",
    "\\1\\2", N_ ("an id that comes twice") },
  { "unflagged-repeat", "state", NULL,
    "(\"class\":\"[^\"]*\",\"condition\":[0-9]+)(,\"source\":\"[^\"]*\",)"
    "(\"division\":\"[^\"]*\",\"lon\":[-0-9.]+,\"lat\":[-0-9.]+)"
    "(,\"address\":\"[^\"]*\",\"trail\":\\[\\[\"([^\"T]*)T(?:(?!\"id\").)*\"id\":\"[^\"]*\",)"
    "\"class\":\"[^\"]*\",\"condition\":[0-9]+(,\"source\":\"[^\"]*\",)"
    "\"division\":\"[^\"]*\",\"lon\":[-0-9.]+,\"lat\":[-0-9.]+"
    "(,\"address\":\"[^\"]*\",\"trail\":\\[\\[\"\\5T)",
    "\\1\\2\\3\\4\\1\\6\\3\\7",
    N_ ("a case of the class and place of one of the same day, not flagged as a repeat") },
  { "changed-id", "state", NULL, "(\"cases\":\\[\\{\"id\":\"[^\"]*)", "\\1-#",
    N_ ("an id that changes with every answer") },
  { "unknown-class", "state", NULL, "(\"class(?:es)?\":\\[?\")[^\"]*", "\\1none",
    N_ ("a class that does not exist") },
  { "unknown-division", "state", "division", "(\"%s\":\")[^\"]*", "\\1none",
    N_ ("a division that does not exist") },
  { "unknown-department", "state", NULL, "(\"department\":\")[^\"]*", "\\1none",
    N_ ("a department that does not exist") },
  { "unknown-post", "state", NULL, "(\"by\":\")[^\"]*", "\\1none",
    N_ ("a person that does not exist") },
  { "point-outside", "state", NULL, "\"lon\":[-0-9.]+,\"lat\":[-0-9.]+", "\"lon\":0.5,\"lat\":0.5",
    N_ ("a point far from the city") },
  { "unsorted-trail", "state", NULL,
    "\\[\"([^\"]+)\",\"report\"((?:,\\{[^}]*\\})?)\\],\\[\"((?!\\1)[^\"]+)\"",
    "[\"\\3\",\"report\"\\2],[\"\\1\"", N_ ("a trail that goes back in time") },
  { "no-report", "state", NULL, "\\[\"[^\"]*\",\"report\"(?:,\\{[^}]*\\})?\\],", "",
    N_ ("a trail without its report") },
  { "no-due", "state", NULL, "(\"dispatch\",\\{[^}]*),\"due\":\"[^\"]*\"", "\\1",
    N_ ("a dispatch without deadline") },
  { "no-limit", "state", NULL,
    "\"condition\":[0-9]+,((?:(?!\\]\\]\\}).)*?\"dispatch\",\\{[^}]*),\"due\":\"[^\"]*\"", "\\1",
    N_ ("a dispatch without deadline or filing condition") },
  { "impossible-act", "state", NULL,
    "(\\[\"([^\"]*)\",\"dispatch\",\\{[^}]*\"due\":\"([^\"]*)\"[^}]*\\}\\])",
    "\\1,[\"\\2\",\"resume\",{\"due\":\"\\3\"}]", N_ ("a case resumed that was not suspended") },
  { "closed-before-filed", "ended", NULL,
    "(\\[\"[^\"]*\",\"file\"(?:,\\{[^}]*\\})?\\],)((?:(?!\\]\\]).)*?\\[\"([^\"]*)\",\"close\"(?:,"
    "\\{[^}]*"
    "\\})?\\])",
    "\\2,[\"\\3\",\"file\"]", N_ ("a case that is filed after it was closed") },
  { "early-due", "state", NULL, "(\"dispatch\",\\{[^}]*\"due\":\")[0-9]{4}", "\\g<1>2001",
    N_ ("a deadline before the dispatch") },
  { "future-time", "state", NULL, "\\[\"[0-9]{4}(" REST_OF_TIME "\",\"[a-z_]+\"\\]\\]\\})",
    "[\"2099\\1", N_ ("an act in the future") },
  { "ended-in-state", "state", NULL, BARE_LAST_ACT "(?=.*\\z)",
    "[\"\\1\",\"\\2\"],[\"\\1\",\"close\"]]}", N_ ("an ended case among the open ones") },
  { "cursor-gap", "state", NULL, "(\"delta\":true,\"cases\":\\[)(?:\\{\"id\".*?\\]\\]\\},?){1,50}",
    "\\1", N_ ("a delta that leaves changes out") },
  { "wrong-open", "state", NULL, "\"open\":[0-9]+", "\"open\":7",
    N_ ("a number of open cases that is wrong") },
  { "always-delta", "state", NULL, "\"delta\":false", "\"delta\":true",
    N_ ("a whole answer that says it is a delta") },
  { "open-in-ended", "ended", NULL,
    ",\\[\"[^\"]*\",\"(?:close|force_close|reject|void|self_handled)\"(?:,\\{[^}]*\\})?\\]\\]\\}",
    "]}", N_ ("an open case among the ended ones") },
  { "changing-past", "ended", NULL, "(\"address\":\"[^\"]*)", "\\g<1>#",
    N_ ("a finished day that changes with every answer") },
  { "wrong-day", "ended", NULL, "(\"day\":\")[^\"]*", "\\g<1>2025-12-31",
    N_ ("another day than was asked for") },
  { "ended-gap", "ended", NULL, ",\\{\"id\":(?:(?!\"id\":).)*\\]\\]\\}(?=\\],)", "",
    N_ ("a day that leaves an ended case out") },

  /* History and operation. */
  { "history-count", "history", NULL,
    "(?s)\\A(.*\"divisions\":.*?\"report\":\\[[0-9]+)(?:,-[0-9]+)?", "\\1,-99",
    N_ ("a counter that the cases do not bear out") },
  { "history-today", "history", NULL, "(\"to\":\")[^\"]*(\",\"as_of\":\")([^T]*)", "\\1\\3\\2\\3",
    N_ ("a history that has a day which is not over") },
  { "rate-above-100", "history", NULL, "(\"in_time_verify\":\\[[0-9]+)(?:,-[0-9]+)?", "\\1,-99",
    N_ ("a part that is more than its whole, and so a rate above 100 %") },
  { "staff-sum", "staff", NULL, "(\"terminals\":)([0-9]+)", "\\g<1>9\\2",
    N_ ("a sum that its parts do not make up") },
  { "totals", "staff", NULL, "\"recorders\":[0-9]+,(\"recorders_online\":[1-9][0-9]*)",
    "\"recorders\":0,\\1", N_ ("a part that is more than its whole") },
  { "device-missing", "sensors", NULL, ",\\{[^{}]*\\}\\]\\}\\z", "]}",
    N_ ("a sensor that the numbers count and the list leaves out") },
  { "short-calls", "calls", NULL, "(?s)(\"hours\":\\[).*(\\{[^}]*\\}\\])", "\\1\\2",
    N_ ("calls of the last hour only") },
  { "short-approvals", "approvals", NULL, "(?s)(\"days\":\\[).*(\\{[^}]*\\}\\])", "\\1\\2",
    N_ ("approvals of the last day only") },
  { "foreign-photo", "photos", NULL, "(\"url\":\")[^\"]*", "\\1http://127.0.0.2:9/photo.png",
    N_ ("a photograph of another server") },
  { "lost-photo", "photos", NULL, "(\"url\":\")[^\"]*", "\\1nowhere/before.png",
    N_ ("a photograph that is not there") },
  { "wrong-photo", "photos", NULL, "(\"url\":\")[^\"]*", "\\1../about",
    N_ ("a photograph that is none") },
  { "unknown-kind", "topics", "kind", "(\"%s\":\")[^\"]*", "\\1none",
    N_ ("a kind that the topic does not list") },
  { "topic-part", "topics", NULL, "(\"n\":\\{\"[^\"]*\":\\[[0-9]+),[0-9]+", "\\1,999999",
    N_ ("a number of a topic that is more than what it is a part of") },
};

const PentadTextFault *
pentad_text_fault_get (guint index, guint *n_faults)
{
  if (n_faults != NULL)
    *n_faults = G_N_ELEMENTS (faults);
  return index < G_N_ELEMENTS (faults) ? &faults[index] : NULL;
}

static char *
fill_in (const char *text, const char *mark, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (text, mark, -1);

  return g_strjoinv (value, parts);
}

GString *
pentad_text_fault_apply (
    const PentadTextFault *fault, const char *member, guint number, const char *text, gsize len)
{
  g_autofree char *escaped = g_regex_escape_string (member != NULL          ? member
                                                    : fault->member != NULL ? fault->member
                                                                            : "",
                                                    -1);
  g_autofree char *pattern = fill_in (fault->pattern, "%s", escaped);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *replacement = fill_in (fault->replacement, "#", digits);
  g_autofree char *changed = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_RAW | G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GString *result;
  int start, end;

  /* Raw, a dot would stop at byte 0x85, a line break of ISO 8859 and part of many characters. */
  g_return_val_if_fail (regex != NULL, NULL);

  if (!g_regex_match_full (regex, text, (gssize)len, 0, 0, &match, NULL))
    return NULL;
  changed = g_match_info_expand_references (match, replacement, NULL);
  g_match_info_fetch_pos (match, 0, &start, &end);
  result = g_string_sized_new (len + 64);
  g_string_append_len (result, text, start);
  g_string_append (result, changed);
  return g_string_append_len (result, text + end, (gssize)len - end);
}
