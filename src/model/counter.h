/* The basic counters of domain.md 3.2, kept per business day, place and class.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every stored counter is dated by something that does not change afterwards, so a finished day
 * never changes: reports by the report, intake by its decision, what had to be done by a deadline
 * by that deadline, everything else by the act itself. A deadline counts when it is still in force
 * as it passes (not extended, not suspended by then), and a case is in time when it stood past
 * handling at that instant. What is still open of a cohort is counted from the open cases at the
 * instant of evaluation (the counters after PENTAD_N_STORED_COUNTS) and subtracted. */
#pragma once

#include "model/calendar.h"
#include "model/case.h"

typedef enum
{
  PENTAD_COUNT_REPORT,
  PENTAD_COUNT_PATROL_REPORT,
  PENTAD_COUNT_PUBLIC_REPORT,
  PENTAD_COUNT_PATROL_DECIDED, /* supervisors' reports filed, voided or rejected, by decision */
  PENTAD_COUNT_VALID_PATROL_REPORT, /* of these, filed */
  PENTAD_COUNT_VALID_PUBLIC_REPORT, /* citizens' reports filed */
  PENTAD_COUNT_NEED_VERIFY,         /* verification orders, by the verification deadline */
  PENTAD_COUNT_VERIFY,
  PENTAD_COUNT_IN_TIME_VERIFY, /* of need_verify */
  PENTAD_COUNT_ACCEPT,
  PENTAD_COUNT_NOT_ACCEPT,
  PENTAD_COUNT_IN_TIME_ACCEPT, /* of accept */
  PENTAD_COUNT_FILE,
  PENTAD_COUNT_IN_TIME_FILE, /* of file */
  PENTAD_COUNT_CANCEL,
  PENTAD_COUNT_NEED_DISPATCH, /* by the dispatch deadline */
  PENTAD_COUNT_DISPATCH,
  PENTAD_COUNT_IN_TIME_DISPATCH, /* of need_dispatch */
  PENTAD_COUNT_WRONG_DISPATCH,   /* when a second department gets the case */
  PENTAD_COUNT_NEED_DISPOSE,     /* by the handling deadline */
  PENTAD_COUNT_DISPOSE,
  PENTAD_COUNT_IN_TIME_DISPOSE, /* of dispose */
  PENTAD_COUNT_DUE_DISPOSED,    /* of need_dispose: handled by the deadline */
  PENTAD_COUNT_NEED_CHECK,      /* by the check deadline */
  PENTAD_COUNT_CHECK,
  PENTAD_COUNT_IN_TIME_CHECK, /* of need_check */
  PENTAD_COUNT_REWORK,
  PENTAD_COUNT_BACK,
  PENTAD_COUNT_HANG,
  PENTAD_COUNT_POSTPONE,
  PENTAD_COUNT_NEED_CLOSE, /* by the handling deadline */
  PENTAD_COUNT_CLOSE,
  PENTAD_COUNT_IN_TIME_CLOSE,  /* of close: handled by the deadline */
  PENTAD_COUNT_SAME_DAY_CLOSE, /* of close: filed on the same day */
  PENTAD_COUNT_SELF_HANDLED,
  PENTAD_COUNT_RETURN_VISIT,
  PENTAD_COUNT_SATISFIED,
  PENTAD_COUNT_REPEAT, /* by filing */
  PENTAD_COUNT_PRESS,
  PENTAD_COUNT_NEED_SEND_VERIFY,    /* orders to verify asked for, by the deadline for sending */
  PENTAD_COUNT_IN_TIME_SEND_VERIFY, /* of need_send_verify */
  PENTAD_COUNT_NEED_SEND_CHECK,     /* the same for orders to check */
  PENTAD_COUNT_IN_TIME_SEND_CHECK,  /* of need_send_check */
  PENTAD_COUNT_APPEAL_OK, /* overtime forgiven, by the appeal; the raw overtime stays counted */
  PENTAD_COUNT_RAISED_NEED_CLOSE,   /* of need_close: raised by leaders or media */
  PENTAD_COUNT_RAISED_DUE_DISPOSED, /* of due_disposed, likewise */
  PENTAD_N_STORED_COUNTS,

  /* Of the cases open at the instant of evaluation. */
  PENTAD_COUNT_OPEN = PENTAD_N_STORED_COUNTS, /* all */
  PENTAD_COUNT_OVERDUE,                       /* past the deadline, clock running */
  PENTAD_COUNT_OVERTIME_TO_DISPOSE,           /* of these, not yet handled */
  PENTAD_COUNT_TO_ACCEPT,
  PENTAD_COUNT_TO_FILE,
  PENTAD_COUNT_TO_DISPATCH,
  PENTAD_COUNT_TO_DISPOSE,
  PENTAD_COUNT_TO_CHECK,
  PENTAD_COUNT_TO_CLOSE,
  PENTAD_COUNT_SUSPENDED,
  /* Of these, by a cohort of the period. */
  PENTAD_COUNT_OPEN_REPORTED,           /* reported in the period */
  PENTAD_COUNT_OPEN_DUE,                /* deadline passed in the period */
  PENTAD_COUNT_OPEN_DUE_UNHANDLED,      /* and still not handled */
  PENTAD_COUNT_OPEN_DUE_IN_TIME,        /* handled by the deadline, waits for check or closing */
  PENTAD_COUNT_OPEN_RAISED_DUE,         /* of open_due: raised by leaders or media */
  PENTAD_COUNT_OPEN_RAISED_DUE_IN_TIME, /* of open_due_in_time, likewise */
  PENTAD_N_COUNTS
} PentadCount;

/* Neutral id on the wire and in schemes: "report", "patrol_report", ... */
const char *pentad_count_id (PentadCount count);
gboolean pentad_count_parse (const char *id, gsize len, PentadCount *count);

/* Some of the counters; {0} holds none. It has room for however many there are. */
typedef struct
{
  guint64 words[(PENTAD_N_COUNTS + 63) / 64]; /* private */
} PentadCountSet;

PentadCountSet pentad_count_set_all (void);
void pentad_count_set_add (PentadCountSet *set, PentadCount count);
void pentad_count_set_remove (PentadCountSet *set, PentadCount count);
gboolean pentad_count_set_has (const PentadCountSet *set, PentadCount count);
