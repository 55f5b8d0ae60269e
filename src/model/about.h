/* What a platform says of itself: the city, its time zone, its schemes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/grid-code.h"
#include "model/label.h"
#include "model/level.h"
#include "model/zone.h"

/* Immutable once read. */
typedef struct
{
  gatomicrefcount refs;
  char *code;
  PentadLabel name;
  PentadLabel account; /* whom the platform knows the asker as; empty: it does not say */
  char *part;          /* code of the only division of which there are data; NULL: the whole city */
  PentadZone *zone;
  char *crs;                                /* of positions on the wire; NULL: WGS 84 */
  char *scheme;                             /* id of the evaluation scheme; NULL: the default one */
  char *class_scheme;                       /* id of the class list; NULL unknown */
  GPtrArray *layers;                        /* ids of reference layers (char *) */
  GPtrArray *topics;                        /* ids of topics (char *) */
  gboolean has_photos;                      /* it sends photographs of cases that are asked for */
  gint32 history_from;                      /* first day with history; PENTAD_NO_DAY: none */
  PentadCodeSplit split;                    /* of the codes of unit grids */
  PentadLabel level_names[PENTAD_N_LEVELS]; /* what the city calls its levels; empty: not said */
  gint64 now; /* the platform's clock when it answered; PENTAD_NO_TIME unknown */
} PentadAbout;

PentadAbout *pentad_about_new (void);
PentadAbout *pentad_about_ref (PentadAbout *about);
void pentad_about_unref (PentadAbout *about);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadAbout, pentad_about_unref)
