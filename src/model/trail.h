/* The acts of a case, and how a trail of them is packed into few bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Packed, a usual act takes one to three bytes for the seconds since the act before it, an unusual
 * one a byte more; a deadline, a department and persons follow only where the act sets them. The
 * packed form is canonical: the same trail is the same bytes. */
#pragma once

#include "model/code.h"
#include "model/zone.h"

/* Stages with the neutral ids of the wire: report verify accept file dispatch dispose feedback
 * check close (domain.md 2.5). `verify` is before filing, `check` after handling. */
typedef enum
{
  PENTAD_STAGE_REPORT,
  PENTAD_STAGE_VERIFY,
  PENTAD_STAGE_ACCEPT,
  PENTAD_STAGE_FILE,
  PENTAD_STAGE_DISPATCH,
  PENTAD_STAGE_DISPOSE,
  PENTAD_STAGE_FEEDBACK,
  PENTAD_STAGE_CHECK,
  PENTAD_STAGE_CLOSE,
  PENTAD_N_STAGES
} PentadStage;

/* What happened. The first nine complete the stage of the same name; the rest are side actions. */
typedef enum
{
  PENTAD_ACT_REPORT,
  PENTAD_ACT_VERIFY,
  PENTAD_ACT_ACCEPT,
  PENTAD_ACT_FILE,
  PENTAD_ACT_DISPATCH, /* department and due may be set */
  PENTAD_ACT_DISPOSE,
  PENTAD_ACT_FEEDBACK,
  PENTAD_ACT_CHECK, /* check passed */
  PENTAD_ACT_CLOSE,
  PENTAD_ACT_SEND_VERIFY,   /* 发核实 */
  PENTAD_ACT_REJECT,        /* 不予受理: ends the case */
  PENTAD_ACT_VOID,          /* 作废: ends the case */
  PENTAD_ACT_RETURN,        /* 回退, before work */
  PENTAD_ACT_REWORK,        /* 返工: check failed, the same department again */
  PENTAD_ACT_EXTEND,        /* 延期, due is the new deadline */
  PENTAD_ACT_SUSPEND,       /* 挂账: the clock stops */
  PENTAD_ACT_RESUME,        /* due is the new deadline */
  PENTAD_ACT_PRESS,         /* 督办 */
  PENTAD_ACT_FORCE_CLOSE,   /* 强制结案: ends the case, counts as closed */
  PENTAD_ACT_SELF_HANDLED,  /* 自行处置: ends the case */
  PENTAD_ACT_VISIT,         /* 回访; value 1 satisfied, 0 not */
  PENTAD_ACT_ASK_VERIFY,    /* the acceptor (`to`) is asked for an order to verify (应发核实) */
  PENTAD_ACT_ASK_CHECK,     /* the same for a check (应发核查) */
  PENTAD_ACT_SEND_CHECK,    /* 发核查 */
  PENTAD_ACT_ASK_EXTEND,    /* an extension is asked for */
  PENTAD_ACT_REFUSE_EXTEND, /* and refused; EXTEND grants it */
  PENTAD_ACT_SHIRK,         /* 推诿, noted by the dispatcher */
  PENTAD_ACT_BUNDLE,        /* 捆绑: due is the deadline that several cases share */
  PENTAD_ACT_END,           /* ended at an unknown time (closed without a closing time) */
  PENTAD_ACT_APPEAL,        /* 超时申诉 decided, after closing; value 1 granted, 0 refused */
  PENTAD_N_ACTS
} PentadAct;

/* Why a case is pressed (domain.md 2.5). */
typedef enum
{
  PENTAD_PRESS_OTHER,
  PENTAD_PRESS_OVERTIME,
  PENTAD_PRESS_LEADER,
  PENTAD_PRESS_KEY_CASE,
  PENTAD_N_PRESSES
} PentadPressKind;

typedef struct
{
  gint64 time;            /* PENTAD_NO_TIME only for PENTAD_ACT_END */
  gint64 due;             /* new deadline, PENTAD_NO_TIME when the act sets none */
  const char *department; /* shared code, NULL when the act names none */
  const char *by;         /* shared code of the person who did it, NULL when not named */
  const char *to;         /* of the person who has to do the step that it begins, NULL */
  PentadAct act;
  int value; /* VISIT and APPEAL: 0 or 1; PRESS: a PentadPressKind */
} PentadTrailEntry;

/* An act whose codes are numbers. */
typedef struct
{
  gint64 time, due; /* as of PentadTrailEntry */
  PentadCode department, by, to;
  PentadAct act;
  int value;
} PentadTrailAct;

/* Holds the codes once more. */
PentadTrailAct pentad_trail_hold_act (const PentadTrailEntry *entry);
/* Bytes that a packed trail of n acts may take at most. */
#define PENTAD_TRAIL_MAX_BYTES(n) ((gsize)(n)*48 + 8)

/* Writes the packed trail: its length, then the acts, which must be sorted. `at` has room for
 * PENTAD_TRAIL_MAX_BYTES; returns the end. The codes are not held once more: the bytes take the
 * caller's holds over, until pentad_trail_release(). A value is kept of the acts that have one
 * only, and of instants what lies within 2^60 seconds of 1970. */
guint8 *pentad_trail_pack_acts (const PentadTrailAct *acts, guint n, guint8 *at);

/* Walks packed acts. Made by pentad_trail_iter_init(), or pentad_case_trail() for a case; private
 * otherwise. */
typedef struct
{
  const guint8 *at, *end;
  gint64 time; /* of the act before */
  guint8 begun, act;
  guint8 n_known;
  PentadCode known[6]; /* the first persons named */
  PentadCode expected; /* who has to go on; 0 nobody */
} PentadTrailIter;

void pentad_trail_iter_init (PentadTrailIter *iter, const guint8 *bytes);
/* FALSE when there are no more acts. */
gboolean pentad_trail_iter_next (PentadTrailIter *iter, PentadTrailEntry *entry);
/* The same with codes as numbers, which are not held once more. */
gboolean pentad_trail_iter_next_act (PentadTrailIter *iter, PentadTrailAct *act);
/* Holds, or releases, every department and person that a packed trail names. */
void pentad_trail_hold (const guint8 *bytes);
void pentad_trail_release (const guint8 *bytes);

/* A number of seven bits a byte, low bits first, as everywhere in packed cases: at most 10 bytes.
 * Writing returns the end. */
guint8 *pentad_bytes_write_number (guint8 *at, guint64 number);
guint64 pentad_bytes_read_number (const guint8 **at);

const char *pentad_stage_id (PentadStage stage);
const char *pentad_act_id (PentadAct act);
/* "other", "overtime", "leader", "key". Unknown and NULL ids are PENTAD_PRESS_OTHER. */
const char *pentad_press_id (PentadPressKind kind);
PentadPressKind pentad_press_parse (const char *id);
/* FALSE when the id is unknown: the reader keeps the case and drops the entry with a finding. */
gboolean pentad_act_parse (const char *id, gsize len, PentadAct *act);
