/* Random numbers that are a function of a seed, a stream and a place in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything in the reference city is looked up, never rolled in sequence: the numbers of a case
 * follow from (seed, stream, day, grid), so any day can be made on demand and comes out the same.
 */
#pragma once

#include <glib.h>

/* One stream for each thing that is drawn on its own, so that a change in one leaves the others. */
typedef enum
{
  PENTAD_STREAM_OUTLINE,
  PENTAD_STREAM_WARP,
  PENTAD_STREAM_CORNER,
  PENTAD_STREAM_EDGE,
  PENTAD_STREAM_ROAD,
  PENTAD_STREAM_LAND,
  PENTAD_STREAM_REGION,
  PENTAD_STREAM_NAME,
  PENTAD_STREAM_POPULATION,
  PENTAD_STREAM_ZONE,
  PENTAD_STREAM_DEMAND,
  PENTAD_STREAM_PUNCTUALITY,
  PENTAD_STREAM_WEATHER,
  PENTAD_STREAM_CASE,
  PENTAD_STREAM_LEFTOVER,
  PENTAD_STREAM_POSITION,
  PENTAD_STREAM_STAFF,
  PENTAD_STREAM_PATROL,
  PENTAD_STREAM_SENSOR,
  PENTAD_STREAM_ALARM,
  PENTAD_STREAM_CALL,
  PENTAD_STREAM_APPROVAL,
  PENTAD_STREAM_SETTLED,
  PENTAD_STREAM_COMPLAINT,
  PENTAD_STREAM_TASK,
  PENTAD_STREAM_CHECK,
  PENTAD_STREAM_AGAIN,
  PENTAD_STREAM_DEVICE,
  PENTAD_STREAM_TOPIC,
  PENTAD_STREAM_TOPIC_ENTRY,
  PENTAD_STREAM_PHOTO
} PentadStream;

/* A well mixed number of the four (splitmix64 over each in turn). */
guint64 pentad_hash (guint64 seed, PentadStream stream, gint64 a, gint64 b);
/* The same as a number in [0, 1). */
double pentad_hash_unit (guint64 seed, PentadStream stream, gint64 a, gint64 b);

/* A short sequence that begins at a hash; lives on the stack. */
typedef struct
{
  guint64 state;
} PentadRng;

PentadRng pentad_rng (guint64 seed, PentadStream stream, gint64 a, gint64 b);
guint64 pentad_rng_next (PentadRng *rng);
/* [0, 1) */
double pentad_rng_unit (PentadRng *rng);
/* 0 .. n - 1; n > 0 */
guint pentad_rng_below (PentadRng *rng, guint n);
/* [low, high) */
double pentad_rng_between (PentadRng *rng, double low, double high);
gboolean pentad_rng_chance (PentadRng *rng, double probability);
/* The index drawn by weights; weights must not all be 0. */
guint pentad_rng_pick (PentadRng *rng, const double *weights, guint n);

/* How often an event of mean rate `mean` happens, from one number in [0, 1). mean up to 700. */
guint pentad_poisson (double unit, double mean);
