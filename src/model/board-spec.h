/* A board as data: which panels stand where and what they show (data/boards).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/label.h"
#include "model/map-spec.h"
#include "model/period.h"
#include "model/topic-spec.h"

/* Columns and rows of the grid that panels are placed on. */
#define PENTAD_BOARD_COLUMNS 48
#define PENTAD_BOARD_ROWS    24
/* How far cases count as near one, in metres, where the board does not say [P]. */
#define PENTAD_BOARD_NEAR_M 300

typedef struct
{
  char *id;
  char *kind; /* "headline", "bars", "map", ...; see data/boards/README.md */
  PentadLabel title;
  PentadLabel note;
  double column, row, columns, rows; /* cells of the grid; halves are allowed */
  char *figure;                      /* indicator id, for the kinds that show one; NULL none */
  GPtrArray *figures;                /* indicator ids (char *), for the kinds that show several */
  GPtrArray *markers;    /* of a map: "overdue", "officers", "supervisors", "alarms", "public" */
  GPtrArray *layers;     /* of a map: ids of reference layers */
  PentadMapSpec map;     /* of a map */
  PentadTopicSpec topic; /* of panels of a topic */
  int limit;             /* most rows; 0: as many as fit */
} PentadPanelSpec;

/* Immutable once read. A board of several pages is shown as one of them: a page is a board of its
 * own, with the id, label and period of the whole. */
typedef struct
{
  gatomicrefcount refs;
  char *id; /* "perception", "analysis", "service", "command", "supervision" or a city's own */
  PentadLabel label;
  PentadPeriodKind period; /* shown while nobody has chosen one; today, week ... year */
  GPtrArray *panels;       /* PentadPanelSpec; of the whole: those of its first page */
  GPtrArray *pages;        /* PentadBoardSpec, two at least; NULL: one page, or a page itself */
  char *page;              /* id of a page; NULL: the only one */
  PentadLabel page_label;
  int near_m; /* metres within which cases count as near the one that is looked at */
} PentadBoardSpec;

PentadBoardSpec *pentad_board_spec_new (const char *id);
PentadBoardSpec *pentad_board_spec_ref (PentadBoardSpec *spec);
void pentad_board_spec_unref (PentadBoardSpec *spec);
/* Adds an empty panel. Borrowed. */
PentadPanelSpec *pentad_board_spec_add (PentadBoardSpec *spec, const char *id, const char *kind);
/* Adds an empty page; it takes the rest from the board in pentad_board_spec_close(). Borrowed. */
PentadBoardSpec *pentad_board_spec_add_page (PentadBoardSpec *spec, const char *id);
/* Once everything is read: pages get the id, label, period and radius of their board. */
void pentad_board_spec_close (PentadBoardSpec *spec);
/* How many pages there are, one at least. */
guint pentad_board_spec_get_n_pages (const PentadBoardSpec *spec);
/* A page by number, or the board itself when it has only one. Borrowed. */
PentadBoardSpec *pentad_board_spec_get_page (PentadBoardSpec *spec, guint page);
/* The number of the page with that id; -1 none. */
int pentad_board_spec_find_page (const PentadBoardSpec *spec, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadBoardSpec, pentad_board_spec_unref)
