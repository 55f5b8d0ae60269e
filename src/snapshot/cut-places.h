/* Which codes and points of a city lie in one division of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/crs.h"
#include "model/city.h"

typedef struct
{
  PentadCity *city;                 /* borrowed */
  const PentadDivisions *divisions; /* borrowed */
  int place;
  PentadCrs *crs;    /* of the positions in documents */
  GHashTable *areas; /* "PARTITION/AREA" of those with a unit grid that is held */
} PentadCutPlaces;

/* FALSE with an error for a city whose coordinate system cannot be used. */
gboolean
pentad_cut_places_init (PentadCutPlaces *self, PentadCity *city, int place, GError **error);
void pentad_cut_places_clear (PentadCutPlaces *self);
/* The division itself, or what is below it. PENTAD_NO_PLACE is not. */
gboolean pentad_cut_places_holds (const PentadCutPlaces *self, int place);
/* A code of any level, NULL is none; user_data a PentadCutPlaces. */
gboolean pentad_cut_places_holds_code (const char *code, gpointer self);
/* The finest place with that code, as the history names them. */
gboolean pentad_cut_places_holds_finest (const char *code, gpointer self);
/* What is held, or lies above it. */
gboolean pentad_cut_places_names (const PentadCutPlaces *self, PentadLevel level, const char *code);
/* A position of a document. */
gboolean pentad_cut_places_holds_point (const PentadCutPlaces *self, double x, double y);
/* A case, by its id. */
gboolean pentad_cut_places_holds_case (const PentadCutPlaces *self, const char *id);
/* An area of a partition: one of its unit grids at least is held. */
gboolean
pentad_cut_places_holds_area (const PentadCutPlaces *self, const char *partition, const char *area);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PentadCutPlaces, pentad_cut_places_clear)
