/* What all boards show of one place and period: figures, and how the cases stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/board-spec.h"
#include "evaluate/indicators.h"
#include "render/map-geometry.h"
#include "render/map-raster.h"

/* What to show. */
typedef struct
{
  PentadCity *city;
  int place; /* index of the divisions; out of range counts as the city */
  PentadPeriod period;
  gint64 time;       /* the instant of evaluation */
  double age_s;      /* age of the state at that instant */
  double interval_s; /* its poll interval */
} PentadBoardQuery;

/* Evaluated once for all panels of all views; immutable afterwards, but for the city behind it,
 * which must not change while it is used. */
typedef struct
{
  gatomicrefcount refs;
  PentadBoardQuery query;
  PentadFigures *figures;  /* of the place, its ancestors and children; NULL without divisions */
  PentadFigures *previous; /* of the period before, same places; NULL */
  struct _PentadBoardAreas *areas; /* what was worked out since, see below */
  struct _PentadBoardSums *sums;   /* and see board-handlings.h */
} PentadBoardData;

PentadBoardData *pentad_board_data_new (const PentadBoardQuery *query);
PentadBoardData *pentad_board_data_ref (PentadBoardData *data);
void pentad_board_data_unref (PentadBoardData *data);
#define PENTAD_TREND_STEPS 8

/* How an indicator went over the last finished days (of periods of a day), weeks (up to a month) or
 * stretches of four weeks, oldest first; NAN where there is no value. Returns how many have one: 0
 * for what is known of the instant only. Of the places in `figures`; as it
 * stood at some instant of the running hour. */
guint pentad_board_data_get_trend (const PentadBoardData *data,
                                   int place,
                                   const PentadIndicator *indicator,
                                   double values[PENTAD_TREND_STEPS]);
/* The first instant that the evaluation of a query needs ended cases and history of: what the feed
 * is asked for. */
gint32 pentad_board_first_day (const PentadPeriod *period);
/* The same for the panels of one page alone, which most need less. */
gint32 pentad_board_page_first_day (const PentadBoardSpec *page, const PentadPeriod *period);
/* The first day of which every case is needed for figures that follow a filter: that of the period
 * before, or of the period where the other lies more than max_days back. G_MAXINT32 when that does,
 * too: figures of so long a period follow filters by class only. */
gint32 pentad_board_first_filtered_day (const PentadPeriod *period, gint32 today, gint32 max_days);
/* A figure of every place of a level that lies below the place shown (of that place when it is of
 * the level), over the period or the one before: a table of which only that column, and what it is
 * made of, is filled. Worked out when first asked for and kept until another level or figure is:
 * for the thread that may use the city. NULL without divisions or such a column. Borrowed. */
const PentadFigures *pentad_board_data_get_areas (const PentadBoardData *data,
                                                  const char *figure,
                                                  PentadLevel level,
                                                  gboolean previous);
/* TRUE when any case is known, wherever it lies. */
gboolean pentad_board_data_has_cases (const PentadBoardData *data);
/* How the cases of the place shown stand at the instant of evaluation; valid until another instant
 * or place is asked for. NULL without divisions. */
const PentadSituation *pentad_board_data_get_situation (const PentadBoardData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadBoardData, pentad_board_data_unref)
