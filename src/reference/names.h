/* Names of places in the reference city, in three languages.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of them are made up; where one equals a real name, that is chance. */
#pragma once

#include "model/division.h"

typedef enum
{
  PENTAD_NAME_SUBDISTRICT, /* 街道 */
  PENTAD_NAME_TOWN,        /* 镇 */
  PENTAD_NAME_TOWNSHIP,    /* 乡 */
  PENTAD_NAME_COMMUNITY,   /* 社区 */
  PENTAD_NAME_VILLAGE,     /* 村 */
  PENTAD_NAME_AVENUE,      /* 大道 */
  PENTAD_NAME_ROAD,        /* 路 */
  PENTAD_NAME_STREET,      /* 街 */
  PENTAD_NAME_PARK,
  PENTAD_NAME_LAKE,
  PENTAD_NAME_RESERVOIR,
  PENTAD_NAME_RIVER,
  PENTAD_NAME_CREEK,
  PENTAD_NAME_SQUARE,
  PENTAD_NAME_STATION,
  PENTAD_NAME_HOSPITAL,
  PENTAD_NAME_UNIVERSITY,
  PENTAD_NAME_MARKET,
  PENTAD_NAME_STADIUM,
  PENTAD_NAME_MUSEUM,
  PENTAD_N_NAMES
} PentadNameKind;

/* The n-th district of its kind. */
void pentad_name_district (PentadDivisionKind kind, guint n, PentadLabel *label);
/* The n-th name of a kind in a city; different for different n up to several hundred, then they
 * come again. `label` must be empty. */
void pentad_name_place (guint64 seed, PentadNameKind kind, guint n, PentadLabel *label);
/* Fills an empty label. */
void
pentad_label_set_three (PentadLabel *label, const char *zh_cn, const char *zh_tw, const char *en);
