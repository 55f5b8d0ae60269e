/* What lies over the panels of a board: the menu of one of them, its data as a table, and a line
 * that says what became of a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/scene.h"

#define PENTAD_TYPE_PANEL_TOOLS (pentad_panel_tools_get_type ())
G_DECLARE_FINAL_TYPE (PentadPanelTools, pentad_panel_tools, PENTAD, PANEL_TOOLS, GtkWidget)

/* What can be done with a panel. */
typedef enum
{
  PENTAD_PANEL_MENU,         /* opens the menu */
  PENTAD_PANEL_TABLE,        /* shows the data as a table, or the picture again */
  PENTAD_PANEL_COPY_PICTURE, /* to the clipboard, as PNG, SVG and PDF */
  PENTAD_PANEL_COPY_TABLE,   /* to the clipboard, as HTML, CSV and text */
  PENTAD_PANEL_SAVE_PICTURE, /* asks for a file; its ending says the format */
  PENTAD_PANEL_SAVE_TABLE,   /* asks for a CSV file */
  PENTAD_N_PANEL_ACTS
} PentadPanelAct;

/* Names of the actions as menus and keys have them: "panel.menu" … */
extern const char *const pentad_panel_act_names[PENTAD_N_PANEL_ACTS];

/* A panel as its owner knows it. */
typedef struct
{
  PentadScene *scene; /* transfer full; NULL: there is nothing to take */
  char *title;        /* transfer full */
  gint64 created;     /* instant that the data are of */
} PentadPanelContent;

/* Gives what panel number `panel` shows now. */
typedef PentadPanelContent (*PentadPanelContentFunc) (gpointer owner, int panel);

/* Lies over the whole board and lets the pointer through where it draws nothing. The owner has to
 * outlive it. */
GtkWidget *pentad_panel_tools_new (PentadPanelContentFunc content, gpointer owner);
/* Keys for the actions, in a class that has installed them. */
void pentad_panel_tools_class_add_keys (GtkWidgetClass *class);
/* The button stands in the upper right corner of this panel; -1: nowhere. Ignored while its menu is
 * open. */
void pentad_panel_tools_set_panel (PentadPanelTools *self, int panel, const GdkRectangle *box);
int pentad_panel_tools_get_panel (PentadPanelTools *self);
/* Does it to the panel that was set. FALSE when there is none, or nothing in it. */
gboolean pentad_panel_tools_act (PentadPanelTools *self, PentadPanelAct act);
/* The panel whose table is shown, or -1. */
int pentad_panel_tools_get_table_panel (PentadPanelTools *self);
/* Moves the table with its panel, and fills it anew. */
void pentad_panel_tools_update_table (PentadPanelTools *self, const GdkRectangle *box);
void pentad_panel_tools_hide_table (PentadPanelTools *self);
/* The table while it is shown; else NULL. Borrowed. */
GtkWidget *pentad_panel_tools_get_table (PentadPanelTools *self);
/* What was said last, while it is shown; else NULL. Borrowed. */
const char *pentad_panel_tools_get_notice (PentadPanelTools *self);
/* Writes the panel that was set into a file, by the file's ending: .png, .svg, .pdf or .csv; what
 * went wrong is said. The file is replaced whole or not at all. */
void pentad_panel_tools_save (PentadPanelTools *self, GFile *file);
