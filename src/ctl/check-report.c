/* What a check of a platform found: rules, and whether they held.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check-report.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id, *title;
} rules[PENTAD_N_CHECK_RULES] = {
  [PENTAD_CHECK_RULE_REACHABLE] = { "reachable", N_ ("the platform answers /v1/about") },
  [PENTAD_CHECK_RULE_DOCUMENTS] = { "documents", N_ ("every required document is there") },
  [PENTAD_CHECK_RULE_OPTIONAL_DOCUMENTS] = { "optional-documents",
                                             N_ ("optional documents are there, or 404") },
  [PENTAD_CHECK_RULE_COMPLETE] = { "complete", N_ ("every answer comes whole and in time") },
  [PENTAD_CHECK_RULE_MEDIA_TYPE] = { "media-type", N_ ("media types are those of the documents") },
  [PENTAD_CHECK_RULE_CHARSET] = { "charset", N_ ("no character set but UTF-8 is named") },
  [PENTAD_CHECK_RULE_ETAG] = { "etag", N_ ("every document has an entity tag") },
  [PENTAD_CHECK_RULE_NOT_MODIFIED] = { "not-modified",
                                       N_ ("what is unchanged is answered with 304") },
  [PENTAD_CHECK_RULE_ETAG_HONEST] = { "etag-honest",
                                      N_ ("other contents have another entity tag") },
  [PENTAD_CHECK_RULE_LAST_MODIFIED] = { "last-modified",
                                        N_ ("Last-Modified is a date in the past") },
  [PENTAD_CHECK_RULE_GZIP] = { "gzip", N_ ("compressed answers are what they say") },
  [PENTAD_CHECK_RULE_NOT_FOUND] = { "not-found", N_ ("what does not exist is answered with 404") },
  [PENTAD_CHECK_RULE_PROBLEM] = { "problem", N_ ("errors are RFC 9457 problems") },
  [PENTAD_CHECK_RULE_NO_BOM] = { "no-bom", N_ ("no byte order mark") },
  [PENTAD_CHECK_RULE_JSON] = { "json", N_ ("documents are strict JSON") },

  [PENTAD_CHECK_RULE_SHAPE] = { "shape", N_ ("documents have the form of the API") },
  [PENTAD_CHECK_RULE_REQUIRED] = { "required", N_ ("required members are there") },
  [PENTAD_CHECK_RULE_NUMBERS] = { "numbers", N_ ("numbers are numbers, not strings") },
  [PENTAD_CHECK_RULE_TIMES] = { "times", N_ ("times have a zone, days are days") },
  [PENTAD_CHECK_RULE_RANGE] = { "range", N_ ("numbers lie within their bounds") },
  [PENTAD_CHECK_RULE_ENUMS] = { "enums", N_ ("enumeration values are those of the API") },

  [PENTAD_CHECK_RULE_TIME_ZONE] = { "time-zone", N_ ("the time zone exists") },
  [PENTAD_CHECK_RULE_CODES_UNIQUE] = { "codes-unique", N_ ("codes are unique within their level") },
  [PENTAD_CHECK_RULE_PARENTS] = { "parents", N_ ("parents exist") },
  [PENTAD_CHECK_RULE_RINGS_CLOSED] = { "rings-closed",
                                       N_ ("rings are closed, of four positions or more") },
  [PENTAD_CHECK_RULE_RINGS_SIMPLE] = { "rings-simple", N_ ("rings do not cross themselves") },
  [PENTAD_CHECK_RULE_CLASS_MAJORS] = { "class-majors", N_ ("majors come before their minors") },
  [PENTAD_CHECK_RULE_CALENDAR_YEAR] = { "calendar-year",
                                        N_ ("the calendar knows the present year") },
  [PENTAD_CHECK_RULE_GRIDS_KNOWN] = { "grids-known", N_ ("unit grids that are referred to exist") },
  [PENTAD_CHECK_RULE_DIVISIONS_KNOWN] = { "divisions-known",
                                          N_ ("divisions that are referred to exist") },
  [PENTAD_CHECK_RULE_CLASSES_KNOWN] = { "classes-known",
                                        N_ ("classes that are referred to exist") },
  [PENTAD_CHECK_RULE_DEPARTMENTS_KNOWN] = { "departments-known",
                                            N_ ("departments that are referred to exist") },

  [PENTAD_CHECK_RULE_POSTS_KNOWN] = { "posts-known", N_ ("persons that are referred to exist") },
  [PENTAD_CHECK_RULE_IDS_UNIQUE] = { "ids-unique", N_ ("ids come once in a document") },
  [PENTAD_CHECK_RULE_POINTS_IN_CITY] = { "points-in-city", N_ ("points lie in the city") },
  [PENTAD_CHECK_RULE_TRAIL_ORDER] = { "trail-order", N_ ("trails go forward in time") },
  [PENTAD_CHECK_RULE_TRAIL_REPORT] = { "trail-report", N_ ("trails begin with the report") },
  [PENTAD_CHECK_RULE_DUE_CARRIED] = { "due-carried",
                                      N_ ("dispatch, extend and resume carry a deadline") },
  [PENTAD_CHECK_RULE_DUE_AFTER] = { "due-after", N_ ("deadlines lie after filing and dispatch") },
  [PENTAD_CHECK_RULE_NO_FUTURE] = { "no-future",
                                    N_ ("nothing has happened after as_of, nor as_of after now") },
  [PENTAD_CHECK_RULE_STATE_OPEN] = { "state-open", N_ ("a whole state holds open cases only") },
  [PENTAD_CHECK_RULE_ENDED_CLOSED] = { "ended-closed",
                                       N_ ("ended cases have ended by the end of their day") },
  [PENTAD_CHECK_RULE_AS_ASKED] = { "as-asked", N_ ("a document is of the day or month asked for") },
  [PENTAD_CHECK_RULE_HISTORY_DAYS] = { "history-days", N_ ("history holds days that are over") },
  [PENTAD_CHECK_RULE_TOTALS] = { "totals", N_ ("parts are not more than their whole") },
  [PENTAD_CHECK_RULE_DEVICES] = { "devices",
                                  N_ ("devices are as many as the rows of their domain say") },
  [PENTAD_CHECK_RULE_CALL_HOURS] = { "call-hours",
                                     N_ ("calls go back to yesterday, hour by hour") },
  [PENTAD_CHECK_RULE_APPROVAL_DAYS] = { "approval-days",
                                        N_ ("approvals go back 31 days, day by day") },
  [PENTAD_CHECK_RULE_TOPIC_IDS] = { "topic-ids",
                                    N_ ("topics name their own kinds, states and measures") },
  [PENTAD_CHECK_RULE_TOPIC_NUMBERS] = { "topic-numbers",
                                        N_ ("topics count what their measures say, on one level") },

  [PENTAD_CHECK_RULE_PHOTOS_OWN] = { "photos-own", N_ ("photographs lie on the platform itself") },
  [PENTAD_CHECK_RULE_PHOTOS_SOUND] = { "photos-sound",
                                       N_ ("photographs are there, JPEG or PNG, not too large") },

  [PENTAD_CHECK_RULE_PAST_FIXED] = { "past-fixed",
                                     N_ ("a finished day does not change, but for visits") },
  [PENTAD_CHECK_RULE_HISTORY_RECOUNT] = { "history-recount",
                                          N_ ("history says of yesterday what its cases say") },
  [PENTAD_CHECK_RULE_LOOK_BACK] = { "look-back",
                                    N_ ("questions about the past are answered or ignored") },
  [PENTAD_CHECK_RULE_CURSOR_UNKNOWN] = { "cursor-unknown",
                                         N_ ("an unknown cursor gets the whole answer") },
  [PENTAD_CHECK_RULE_DELTA_FLAG] = { "delta-flag", N_ ("answers say whether they are a delta") },
  [PENTAD_CHECK_RULE_IDS_STABLE] = { "ids-stable", N_ ("a case keeps its id") },
  [PENTAD_CHECK_RULE_DELTA] = { "delta", N_ ("a delta leads to the same as the whole") },
  [PENTAD_CHECK_RULE_OPEN_COUNT] = { "open-count",
                                     N_ ("as many cases are open as the state says") },
};

void
pentad_check_report_clear (PentadCheckReport *self)
{
  for (int i = 0; i < PENTAD_N_CHECK_RULES; i++)
    {
      PentadVerdict *verdict = &self->verdicts[i];

      g_free (verdict->document);
      g_free (verdict->path);
      g_free (verdict->example);
      g_free (verdict->expected);
      g_free (verdict->reason);
    }
}

void
pentad_check_report_try (PentadCheckReport *self, PentadCheckRule rule)
{
  self->verdicts[rule].n_tried++;
}

void
pentad_check_report_fail (PentadCheckReport *self,
                          PentadCheckRule rule,
                          const char *document,
                          const PentadJsonTree *tree,
                          const PentadJson *node,
                          const char *expected)
{
  g_autofree char *example = node != NULL ? pentad_json_dup_excerpt (node) : NULL;

  if (self->verdicts[rule].n_failed == 0 && node != NULL)
    self->verdicts[rule].path = pentad_json_tree_dup_path (tree, node);
  pentad_check_report_fail_with (self, rule, document, example, expected);
}

void
pentad_check_report_fail_with (PentadCheckReport *self,
                               PentadCheckRule rule,
                               const char *document,
                               const char *example,
                               const char *expected)
{
  PentadVerdict *verdict = &self->verdicts[rule];

  verdict->n_tried++;
  if (verdict->n_failed++ > 0)
    return;
  verdict->document = g_strdup (document);
  verdict->example = g_strdup (example);
  verdict->expected = g_strdup (expected);
}

void
pentad_check_report_skip (PentadCheckReport *self, PentadCheckRule rule, const char *reason)
{
  if (self->verdicts[rule].reason == NULL)
    self->verdicts[rule].reason = g_strdup (reason);
}

gboolean
pentad_check_report_is_good (const PentadCheckReport *self)
{
  for (int i = 0; i < PENTAD_N_CHECK_RULES; i++)
    if (self->verdicts[i].n_failed > 0)
      return FALSE;
  return TRUE;
}

typedef enum
{
  PASS,
  FAIL,
  NOT_APPLICABLE
} Result;

static Result
result_of (const PentadVerdict *verdict)
{
  return verdict->n_failed > 0 ? FAIL : verdict->n_tried > 0 ? PASS : NOT_APPLICABLE;
}

static const char *
reason_of (const PentadVerdict *verdict)
{
  return verdict->reason != NULL ? verdict->reason : _ ("what it needs is missing or failed");
}

static void
count_results (const PentadCheckReport *self, guint counts[3])
{
  counts[PASS] = counts[FAIL] = counts[NOT_APPLICABLE] = 0;
  for (int i = 0; i < PENTAD_N_CHECK_RULES; i++)
    counts[result_of (&self->verdicts[i])]++;
}

static void
append_failure (GString *text, const PentadVerdict *verdict)
{
  g_string_append_printf (text, "      %s%s%s: ", verdict->document,
                          verdict->path != NULL ? " " : "",
                          verdict->path != NULL ? verdict->path : "");
  g_string_append_printf (text, _ ("expected %s"), verdict->expected);
  if (verdict->example != NULL)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _ ("found %s"), verdict->example);
    }
  if (verdict->n_failed > 1)
    {
      g_string_append (text, " ");
      g_string_append_printf (text, _ ("(first of %u)"), verdict->n_failed);
    }
  g_string_append_c (text, '\n');
}

char *
pentad_check_report_to_text (const PentadCheckReport *self, const char *url)
{
  static const char *const words[] = { N_ ("pass"), N_ ("fail"), N_ ("n/a") };
  GString *text = g_string_new (NULL);
  guint counts[3];

  for (int i = 0; i < PENTAD_N_CHECK_RULES; i++)
    {
      const PentadVerdict *verdict = &self->verdicts[i];
      Result result = result_of (verdict);

      g_string_append_printf (text, "%-4s  %-18s  %s\n", _ (words[result]), rules[i].id,
                              _ (rules[i].title));
      if (result == FAIL)
        append_failure (text, verdict);
      else if (result == NOT_APPLICABLE)
        g_string_append_printf (text, "      %s\n", reason_of (verdict));
    }
  count_results (self, counts);
  g_string_append_printf (text, _ ("%s: %u pass, %u fail, %u do not apply"), url, counts[PASS],
                          counts[FAIL], counts[NOT_APPLICABLE]);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static void
write_rule (PentadJsonWriter *w, int rule, const PentadVerdict *verdict)
{
  static const char *const ids[] = { "pass", "fail", "not-applicable" };
  Result result = result_of (verdict);

  pentad_json_writer_break (w);
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "id", rules[rule].id);
  pentad_json_writer_member_string (w, "title", _ (rules[rule].title));
  pentad_json_writer_member_string (w, "result", ids[result]);
  if (result == FAIL)
    {
      pentad_json_writer_member_string (w, "document", verdict->document);
      pentad_json_writer_member_string (w, "path", verdict->path);
      pentad_json_writer_member_string (w, "example", verdict->example);
      pentad_json_writer_member_string (w, "expected", verdict->expected);
      pentad_json_writer_member_int (w, "failures", verdict->n_failed);
    }
  else if (result == NOT_APPLICABLE)
    pentad_json_writer_member_string (w, "reason", reason_of (verdict));
  pentad_json_writer_end_object (w);
}

char *
pentad_check_report_to_json (const PentadCheckReport *self, const char *url)
{
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;
  guint counts[3];

  count_results (self, counts);
  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_string (&w, "url", url);
  pentad_json_writer_member_int (&w, "passed", counts[PASS]);
  pentad_json_writer_member_int (&w, "failed", counts[FAIL]);
  pentad_json_writer_member_int (&w, "not_applicable", counts[NOT_APPLICABLE]);
  pentad_json_writer_member_array (&w, "rules");
  for (int i = 0; i < PENTAD_N_CHECK_RULES; i++)
    write_rule (&w, i, &self->verdicts[i]);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
