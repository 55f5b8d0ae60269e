/* The basic counters of domain.md 3.2, kept per business day, place and class.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/counter.h"

#include <string.h>

#define WORD_BITS 64u

static const char *const ids[PENTAD_N_COUNTS] = {
  [PENTAD_COUNT_REPORT] = "report",
  [PENTAD_COUNT_PATROL_REPORT] = "patrol_report",
  [PENTAD_COUNT_PUBLIC_REPORT] = "public_report",
  [PENTAD_COUNT_PATROL_DECIDED] = "patrol_decided",
  [PENTAD_COUNT_VALID_PATROL_REPORT] = "valid_patrol_report",
  [PENTAD_COUNT_VALID_PUBLIC_REPORT] = "valid_public_report",
  [PENTAD_COUNT_NEED_VERIFY] = "need_verify",
  [PENTAD_COUNT_VERIFY] = "verify",
  [PENTAD_COUNT_IN_TIME_VERIFY] = "in_time_verify",
  [PENTAD_COUNT_ACCEPT] = "accept",
  [PENTAD_COUNT_NOT_ACCEPT] = "not_accept",
  [PENTAD_COUNT_IN_TIME_ACCEPT] = "in_time_accept",
  [PENTAD_COUNT_FILE] = "file",
  [PENTAD_COUNT_IN_TIME_FILE] = "in_time_file",
  [PENTAD_COUNT_CANCEL] = "cancel",
  [PENTAD_COUNT_NEED_DISPATCH] = "need_dispatch",
  [PENTAD_COUNT_DISPATCH] = "dispatch",
  [PENTAD_COUNT_IN_TIME_DISPATCH] = "in_time_dispatch",
  [PENTAD_COUNT_WRONG_DISPATCH] = "wrong_dispatch",
  [PENTAD_COUNT_NEED_DISPOSE] = "need_dispose",
  [PENTAD_COUNT_DISPOSE] = "dispose",
  [PENTAD_COUNT_IN_TIME_DISPOSE] = "in_time_dispose",
  [PENTAD_COUNT_DUE_DISPOSED] = "due_disposed",
  [PENTAD_COUNT_NEED_CHECK] = "need_check",
  [PENTAD_COUNT_CHECK] = "check",
  [PENTAD_COUNT_IN_TIME_CHECK] = "in_time_check",
  [PENTAD_COUNT_REWORK] = "rework",
  [PENTAD_COUNT_BACK] = "back",
  [PENTAD_COUNT_HANG] = "hang",
  [PENTAD_COUNT_POSTPONE] = "postpone",
  [PENTAD_COUNT_NEED_CLOSE] = "need_close",
  [PENTAD_COUNT_CLOSE] = "close",
  [PENTAD_COUNT_IN_TIME_CLOSE] = "in_time_close",
  [PENTAD_COUNT_SAME_DAY_CLOSE] = "same_day_close",
  [PENTAD_COUNT_SELF_HANDLED] = "self_handled",
  [PENTAD_COUNT_RETURN_VISIT] = "return_visit",
  [PENTAD_COUNT_SATISFIED] = "satisfied",
  [PENTAD_COUNT_REPEAT] = "repeat",
  [PENTAD_COUNT_PRESS] = "press",
  [PENTAD_COUNT_NEED_SEND_VERIFY] = "need_send_verify",
  [PENTAD_COUNT_IN_TIME_SEND_VERIFY] = "in_time_send_verify",
  [PENTAD_COUNT_NEED_SEND_CHECK] = "need_send_check",
  [PENTAD_COUNT_IN_TIME_SEND_CHECK] = "in_time_send_check",
  [PENTAD_COUNT_APPEAL_OK] = "appeal_ok",
  [PENTAD_COUNT_RAISED_NEED_CLOSE] = "raised_need_close",
  [PENTAD_COUNT_RAISED_DUE_DISPOSED] = "raised_due_disposed",
  [PENTAD_COUNT_OPEN] = "open",
  [PENTAD_COUNT_OVERDUE] = "overdue",
  [PENTAD_COUNT_OVERTIME_TO_DISPOSE] = "overtime_to_dispose",
  [PENTAD_COUNT_TO_ACCEPT] = "to_accept",
  [PENTAD_COUNT_TO_FILE] = "to_file",
  [PENTAD_COUNT_TO_DISPATCH] = "to_dispatch",
  [PENTAD_COUNT_TO_DISPOSE] = "to_dispose",
  [PENTAD_COUNT_TO_CHECK] = "to_check",
  [PENTAD_COUNT_TO_CLOSE] = "to_close",
  [PENTAD_COUNT_SUSPENDED] = "suspended",
  [PENTAD_COUNT_OPEN_REPORTED] = "open_reported",
  [PENTAD_COUNT_OPEN_DUE] = "open_due",
  [PENTAD_COUNT_OPEN_DUE_UNHANDLED] = "open_due_unhandled",
  [PENTAD_COUNT_OPEN_DUE_IN_TIME] = "open_due_in_time",
  [PENTAD_COUNT_OPEN_RAISED_DUE] = "open_raised_due",
  [PENTAD_COUNT_OPEN_RAISED_DUE_IN_TIME] = "open_raised_due_in_time",
};

const char *
pentad_count_id (PentadCount count)
{
  return ids[count];
}

gboolean
pentad_count_parse (const char *id, gsize len, PentadCount *count)
{
  for (int i = 0; i < PENTAD_N_COUNTS; i++)
    if (strlen (ids[i]) == len && memcmp (ids[i], id, len) == 0)
      {
        *count = i;
        return TRUE;
      }
  return FALSE;
}

PentadCountSet
pentad_count_set_all (void)
{
  PentadCountSet set = { 0 };

  for (int i = 0; i < PENTAD_N_COUNTS; i++)
    pentad_count_set_add (&set, i);
  return set;
}

void
pentad_count_set_add (PentadCountSet *set, PentadCount count)
{
  set->words[count / WORD_BITS] |= G_GUINT64_CONSTANT (1) << count % WORD_BITS;
}

void
pentad_count_set_remove (PentadCountSet *set, PentadCount count)
{
  set->words[count / WORD_BITS] &= ~(G_GUINT64_CONSTANT (1) << count % WORD_BITS);
}

gboolean
pentad_count_set_has (const PentadCountSet *set, PentadCount count)
{
  return set->words[count / WORD_BITS] >> count % WORD_BITS & 1;
}
