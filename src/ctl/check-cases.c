/* Rules of cases: their trails, and which document they may be in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check.h"

/* One document of cases. */
typedef struct
{
  PentadCheckRun *check;
  PentadCheckDocument *document;
  gint64 day_end; /* of ended cases; PENTAD_NO_TIME for a state */
  gboolean is_delta;
} Cases;

gboolean
pentad_check_is_ending (const char *act)
{
  static const char *const endings[] = { "close",        "force_close", "reject", "void",
                                         "self_handled", "end",         NULL };

  return g_strv_contains (endings, act);
}

static const char *
act_of (const PentadJson *entry)
{
  return pentad_json_string (pentad_json_element (entry, 1));
}

static void
check_order (const Cases *cases, const PentadJson *trail)
{
  const PentadJson *first = pentad_json_first (trail);
  gint64 last = PENTAD_NO_TIME;

  pentad_check_try (cases->check, PENTAD_CHECK_RULE_TRAIL_ORDER);
  pentad_check_try (cases->check, PENTAD_CHECK_RULE_TRAIL_REPORT);
  if (strcmp (act_of (first), "report") != 0)
    pentad_check_fail (cases->check, PENTAD_CHECK_RULE_TRAIL_REPORT, cases->document, first,
                       "the act report first");
  PENTAD_JSON_EACH (entry, trail)
  {
    gint64 time = pentad_check_time (pentad_json_element (entry, 0));

    if (time == PENTAD_NO_TIME)
      continue;
    if (time < last)
      {
        pentad_check_fail (cases->check, PENTAD_CHECK_RULE_TRAIL_ORDER, cases->document, entry,
                           "an act that is not before the one above it");
        return;
      }
    last = time;
  }
}

static gboolean
carries_due (const char *act)
{
  return strcmp (act, "dispatch") == 0 || strcmp (act, "extend") == 0 ||
         strcmp (act, "resume") == 0;
}

/* filed: the last act that begins the time for handling, up to the entry. */
static void
check_due (const Cases *cases, const PentadJson *entry, gint64 filed)
{
  const PentadJson *due = pentad_json_member (pentad_json_element (entry, 2), "due");
  gint64 time = pentad_check_time (pentad_json_element (entry, 0));

  pentad_check_try (cases->check, PENTAD_CHECK_RULE_DUE_CARRIED);
  if (pentad_check_time (due) == PENTAD_NO_TIME)
    {
      pentad_check_fail (cases->check, PENTAD_CHECK_RULE_DUE_CARRIED, cases->document, entry,
                         "the deadline due");
      return;
    }
  pentad_check_try (cases->check, PENTAD_CHECK_RULE_DUE_AFTER);
  if (pentad_check_time (due) < filed ||
      (strcmp (act_of (entry), "extend") != 0 && pentad_check_time (due) < time))
    pentad_check_fail (cases->check, PENTAD_CHECK_RULE_DUE_AFTER, cases->document, due,
                       "a deadline after filing and dispatch");
}

static void
check_deadlines (const Cases *cases, const PentadJson *trail)
{
  gint64 filed = PENTAD_NO_TIME;

  PENTAD_JSON_EACH (entry, trail)
  {
    if (strcmp (act_of (entry), "file") == 0)
      filed = pentad_check_time (pentad_json_element (entry, 0));
    else if (carries_due (act_of (entry)))
      check_due (cases, entry, filed);
  }
}

/* When a case ended: PENTAD_NO_TIME for an open one, G_MAXINT64 for one that ended at an unknown
 * time. */
static gint64
ended_at (const PentadJson *trail)
{
  PENTAD_JSON_EACH (entry, trail)
  {
    if (pentad_check_is_ending (act_of (entry)))
      {
        gint64 time = pentad_check_time (pentad_json_element (entry, 0));

        return time != PENTAD_NO_TIME ? time : G_MAXINT64;
      }
  }
  return PENTAD_NO_TIME;
}

static void
check_ending (const Cases *cases, const PentadJson *item, const PentadJson *trail)
{
  gint64 ended = ended_at (trail);

  if (cases->day_end != PENTAD_NO_TIME)
    {
      pentad_check_try (cases->check, PENTAD_CHECK_RULE_ENDED_CLOSED);
      if (ended == PENTAD_NO_TIME || (ended != G_MAXINT64 && ended >= cases->day_end))
        pentad_check_fail (cases->check, PENTAD_CHECK_RULE_ENDED_CLOSED, cases->document,
                           pentad_json_member (item, "id"),
                           "a case that had ended by the end of the day");
    }
  else if (!cases->is_delta)
    {
      pentad_check_try (cases->check, PENTAD_CHECK_RULE_STATE_OPEN);
      if (ended != PENTAD_NO_TIME)
        pentad_check_fail (cases->check, PENTAD_CHECK_RULE_STATE_OPEN, cases->document,
                           pentad_json_member (item, "id"), "an open case");
    }
}

/* The day or month in the path is that of the document. */
static void
check_asked (PentadCheckRun *self, PentadCheckDocument *document, const char *member, gsize len)
{
  const char *asked = strrchr (document->path, '/') + 1;
  const PentadJson *node = pentad_json_member (pentad_check_root (document), member);
  g_autofree char *expected = g_strdup_printf ("%s of %s", member, asked);

  pentad_check_try (self, PENTAD_CHECK_RULE_AS_ASKED);
  if (strncmp (node->string, asked, len) != 0)
    pentad_check_fail (self, PENTAD_CHECK_RULE_AS_ASKED, document, node, expected);
}

static void
check_history (PentadCheckRun *self, PentadCheckDocument *document)
{
  const PentadJson *root = pentad_check_root (document);
  const PentadJson *to = pentad_json_member (root, "to");
  gint32 first, last;

  check_asked (self, document, "from", strlen ("2026-11"));
  if (!pentad_day_parse (pentad_json_member (root, "from")->string, &first) ||
      !pentad_day_parse (to->string, &last) || !document->is_sound)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_HISTORY_DAYS);
  if (last < first || last >= self->today)
    pentad_check_fail (self, PENTAD_CHECK_RULE_HISTORY_DAYS, document, to,
                       "a day that is over, not before from");
}

void
pentad_check_cases (PentadCheckRun *self, PentadCheckDocument *document)
{
  const PentadJson *root = pentad_check_root (document);
  const PentadJson *list = pentad_json_member (root, "cases");
  Cases cases = { self, document, PENTAD_NO_TIME, FALSE };
  gint32 day;

  if (g_str_has_prefix (document->path, "/v1/history/"))
    check_history (self, document);
  if (list == NULL)
    return;
  cases.is_delta = pentad_json_is_true (pentad_json_member (root, "delta"));
  if (g_str_has_prefix (document->path, "/v1/ended/"))
    {
      check_asked (self, document, "day", strlen ("2026-11-21"));
      if (!document->is_sound ||
          !pentad_day_parse (pentad_json_member (root, "day")->string, &day) || self->zone == NULL)
        return;
      cases.day_end = pentad_zone_day_begin (self->zone, day + 1);
    }
  PENTAD_JSON_EACH (item, list)
  {
    const PentadJson *trail = pentad_json_member (item, "trail");

    check_order (&cases, trail);
    check_deadlines (&cases, trail);
    check_ending (&cases, item, trail);
  }
}
