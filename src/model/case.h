/* A case: its facts and its trail, packed into some seventy bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case is immutable: an update is a new case with the same id. Its trail is a list of acts in
 * order of time; the stage, deadline, counts and so on are derived by pentad_case_view() for any
 * instant, so that a look back ignores what happened later. Cases of the same content are the same
 * bytes, wherever they lie; they may cross threads. */
#pragma once

#include "model/case-view.h"
#include "model/catalogue.h"

/* A run of bytes without alignment. */
typedef struct _PentadCase PentadCase;

/* What is known of a case beside its trail. */
typedef struct
{
  const char *id;
  const char *class_code; /* NULL unknown */
  PentadSourceKind source;
  gboolean repeat;      /* the source flags it as the same place and class again */
  const char *division; /* code of the finest place the source names; NULL none */
  double lon, lat;      /* degrees; NAN when the source gives no point */
  const char *address;  /* NULL none */
  int condition;        /* number of the filing condition in its class, 1 to 255; 0 not named */
  gboolean assumed;     /* its deadline was taken from the longest limit of its class */
} PentadCaseFacts;

/* Copies the arguments; the trail is sorted (stable) by the function. A point is kept to 1e-7
 * degrees, about a centimetre. Transfer full. */
PentadCase *
pentad_case_new (const PentadCaseFacts *facts, const PentadTrailEntry *trail, guint n_entries);
/* The facts with codes in place of texts, for who reads many cases. Texts need no end, and hold no
 * U+0000. */
typedef struct
{
  const char *id, *number; /* number: of the address, from its first digit on */
  gsize id_len, number_len;
  PentadCode class_code, division, street;
  PentadSourceKind source;
  gboolean repeat, assumed, has_address;
  double lon, lat;
  int condition;
} PentadCaseParts;

/* Bytes of an address before its number: the street, which many cases share. */
gsize pentad_case_split_address (const char *address, gsize len);
/* As pentad_case_new(); sorts the acts in place. The case takes over the caller's holds of all
 * codes. Transfer full. */
PentadCase *pentad_case_pack (const PentadCaseParts *parts, PentadTrailAct *acts, guint n_acts);
/* The facts as they were given; codes and id are valid as long as the case, and there is no
 * address: see pentad_case_dup_address(). */
PentadCaseFacts pentad_case_get_facts (const PentadCase *self);
/* What it is made of, with codes as numbers, as pentad_case_pack() takes it; texts are borrowed,
 * codes are not held once more. */
void pentad_case_get_parts (const PentadCase *self, PentadCaseParts *parts);
PentadCase *pentad_case_copy (const PentadCase *self);
void pentad_case_free (PentadCase *self);

/* For those who keep cases in memory of their own: bytes to copy, and the codes that a copy
 * holds. */
gsize pentad_case_get_size (const PentadCase *self);
void pentad_case_hold_codes (const PentadCase *self);
void pentad_case_release_codes (const PentadCase *self);
/* TRUE when both say the same. */
gboolean pentad_case_is_equal (const PentadCase *a, const PentadCase *b);

const char *pentad_case_get_id (const PentadCase *self);
PentadCode pentad_case_get_class (const PentadCase *self);
PentadCode pentad_case_get_division (const PentadCase *self);
/* The same as texts; NULL when there is none. */
const char *pentad_case_get_class_code (const PentadCase *self);
const char *pentad_case_get_division_code (const PentadCase *self);
PentadSourceKind pentad_case_get_source (const PentadCase *self);
gboolean pentad_case_is_repeat (const PentadCase *self);
int pentad_case_get_condition (const PentadCase *self);
gboolean pentad_case_is_assumed (const PentadCase *self);
/* Degrees; NAN when the source gives no point. */
double pentad_case_get_lon (const PentadCase *self);
double pentad_case_get_lat (const PentadCase *self);
/* NULL when the source gives none. */
char *pentad_case_dup_address (const PentadCase *self);

guint pentad_case_get_n_acts (const PentadCase *self);
/* Begins a walk over the trail, sorted by time, PENTAD_ACT_END last. */
void pentad_case_trail (const PentadCase *self, PentadTrailIter *iter);
/* The case as it stood at `time`: acts at or before it have happened. */
void pentad_case_view (const PentadCase *self, gint64 time, PentadCaseView *view);
/* When it was reported; PENTAD_NO_TIME when the trail has no report. */
gint64 pentad_case_get_reported (const PentadCase *self);
/* pentad_trail_get_deadlines() of its trail. */
guint pentad_case_get_deadlines (const PentadCase *self, gint64 time, gint64 *deadlines, guint max);

/* A trail unpacked, for looking back and forth in it, with what counting needs of the case. */
typedef struct
{
  const PentadTrailEntry *entries;
  guint n;
  PentadSourceKind source;
  gboolean repeat;

  PentadTrailEntry own[16];
  PentadTrailEntry *spilled;
} PentadTrail;

/* Codes are valid as long as the case. To be cleared. */
void pentad_trail_init (PentadTrail *trail, const PentadCase *data);
void pentad_trail_clear (PentadTrail *trail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCase, pentad_case_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadTrail, pentad_trail_clear)
