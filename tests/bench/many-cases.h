/* A city of very many cases for benchmarks: the same 100,000 unit grids however many there are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases have trails of 8 to 10 acts, persons and ids like the demo city's. */
#pragma once

#include "model/city.h"

/* 2026-11-22 14:00 UTC. */
#define MANY_CASES_START G_GINT64_CONSTANT (1795356000)

typedef struct
{
  PentadCity *city;
  int n;
  gint64 now;
  GRand *rand;
  guint8 *acts; /* of each case, above 8 */
  gint64 n_changes;
} ManyCases;

/* A city for n cases, without one yet; the demo scheme. */
void many_cases_init (ManyCases *cases, int n);
void many_cases_clear (ManyCases *cases);
/* All cases; in portions, so that what is read and what is held are never there twice. */
void many_cases_fill (ManyCases *cases, gboolean with_address);
/* A delta of n cases that have gone one act further; of those that have ended the last two acts
 * turn out not to have been. */
PentadState *many_cases_make_changes (ManyCases *cases, int n);
