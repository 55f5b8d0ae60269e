/* What holds of every widget on the screen: nothing cut, enough contrast, role and name, Tab.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-tree.h"

#include "render/colour.h"

#include <math.h>
#include <string.h>

#define ENOUGH       4.5
#define ENOUGH_LARGE 3.0
/* Part of the contrast of an ink that a thin stroke of it shows at least. */
#define MOST 0.85
/* Of type that is large in the sense of WCAG: 18 pt, or bold 14 pt. */
#define LARGE_PX      24
#define LARGE_BOLD_PX 18.6
/* The window is drawn so many times as large, so that strokes are wider than a pixel. */
#define SCALE 3
/* Steps of Tab after which it goes round in circles without coming back to its start. */
#define MAX_STEPS 400

typedef void (*Visit) (GtkWidget *widget, GtkWidget *window, GPtrArray *problems);

static void
walk (GtkWidget *widget, GtkWidget *window, Visit visit, GPtrArray *problems)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  visit (widget, window, problems);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (child, window, visit, problems);
}

static const char *
text_of (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
}

/* "GtkButton “OK” in PentadSearch in PentadWindow", five deep. Transfer full. */
static char *
describe (GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  GString *text = g_string_new (G_OBJECT_TYPE_NAME (widget));

  g_string_append_printf (text, "%s%s “%s”", id != NULL ? " " : "", id != NULL ? id : "",
                          text_of (widget));
  for (int i = 0; i < 5 && (widget = gtk_widget_get_parent (widget)) != NULL; i++)
    g_string_append_printf (text, " in %s", G_OBJECT_TYPE_NAME (widget));
  return g_string_free (text, FALSE);
}

static void
complain (GPtrArray *problems, GtkWidget *widget, const char *what)
{
  g_autofree char *name = describe (widget);

  g_ptr_array_add (problems, g_strdup_printf ("%s: %s", name, what));
}

static gboolean
lies_in (GtkWidget *widget, const char *type_name)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
      return TRUE;
  return FALSE;
}

/* Names come as long as they like. */
static gboolean
is_name_in_list (GtkWidget *widget)
{
  return lies_in (widget, "GtkListBoxRow") || lies_in (widget, "PentadBreadcrumb") ||
         lies_in (widget, "GtkListItemWidget");
}

static void
visit_cut (GtkWidget *widget, GtkWidget *window, GPtrArray *problems)
{
  graphene_rect_t area;

  if (!GTK_IS_LABEL (widget) || text_of (widget)[0] == '\0' || is_name_in_list (widget))
    return;
  if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    complain (problems, widget, "is cut");
  else if (gtk_widget_compute_bounds (widget, window, &area) && !lies_in (widget, "GtkViewport") &&
           (area.origin.x < -1 ||
            area.origin.x + area.size.width > gtk_widget_get_width (window) + 1))
    complain (problems, widget, "reaches out of its window");
}

void
widget_tree_find_cut (GtkWidget *window, GPtrArray *problems)
{
  walk (window, window, visit_cut, problems);
}

/* What is on the screen. */
typedef struct
{
  guint32 *pixels; /* 0xAARRGGBB */
  int width, height;
} Picture;

static Picture
take_picture (GtkWidget *window)
{
  const int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  Picture picture = { NULL, width * SCALE, height * SCALE };
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float)picture.width, (float)picture.height);
  GskRenderNode *node;

  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &area);
  gsk_render_node_unref (node);
  picture.pixels = g_new0 (guint32, (gsize)picture.width * picture.height);
  gdk_texture_download (texture, (guchar *)picture.pixels, (gsize)picture.width * 4);
  return picture;
}

/* The colour that most of an area has. */
static guint32
find_ground (const Picture *picture, const GdkRectangle *area)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 ground = 0;
  guint most = 0;

  for (int y = area->y; y < area->y + area->height; y++)
    for (int x = area->x; x < area->x + area->width; x++)
      {
        gpointer key = GUINT_TO_POINTER (picture->pixels[y * picture->width + x]);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

        g_hash_table_insert (counts, key, GUINT_TO_POINTER (n));
        if (n > most)
          {
            most = n;
            ground = GPOINTER_TO_UINT (key);
          }
      }
  return ground;
}

/* How far what stands out most in an area does so: of a text the middle of its strokes. */
static double
measure_contrast (const Picture *picture, const GdkRectangle *area)
{
  guint32 ground = find_ground (picture, area);
  double best = 1;

  for (int y = area->y; y < area->y + area->height; y++)
    for (int x = area->x; x < area->x + area->width; x++)
      best = MAX (best, pentad_colour_contrast (picture->pixels[y * picture->width + x], ground));
  return best;
}

/* Strokes thinner than a pixel are drawn paler than their ink. Where most of the ink's contrast
 * came out, nothing but that took the rest. */
static double
correct_for_thin (GtkWidget *label, const Picture *picture, const GdkRectangle *area, double seen)
{
  GdkRGBA ink;
  PentadColour colour;
  double wanted;

  gtk_style_context_get_color (gtk_widget_get_style_context (label), &ink);
  colour = PENTAD_RGB ((guint32)lround (ink.red * 255) << 16 |
                       (guint32)lround (ink.green * 255) << 8 | (guint32)lround (ink.blue * 255));
  wanted = pentad_colour_contrast (colour, find_ground (picture, area));
  return ink.alpha > 0.99 && seen > MOST * wanted ? wanted : seen;
}

static gboolean
is_large (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double px = pango_font_description_get_size (font) / (double)PANGO_SCALE *
              (pango_font_description_get_size_is_absolute (font) ? 1 : 96.0 / 72);

  return px >= LARGE_PX ||
         (px >= LARGE_BOLD_PX && pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD);
}

static void
look_at_label (GtkWidget *label, GtkWidget *window, const Picture *picture, GPtrArray *problems)
{
  graphene_rect_t bounds;
  GdkRectangle area, all = { 0, 0, picture->width, picture->height };
  double contrast, enough;

  if (!gtk_widget_is_sensitive (label) || text_of (label)[0] == '\0' ||
      !gtk_widget_compute_bounds (label, window, &bounds))
    return;
  graphene_rect_scale (&bounds, SCALE, SCALE, &bounds);
  area = (GdkRectangle){ (int)floorf (bounds.origin.x), (int)floorf (bounds.origin.y),
                         (int)ceilf (bounds.size.width), (int)ceilf (bounds.size.height) };
  if (!gdk_rectangle_intersect (&area, &all, &area) || area.height < bounds.size.height / 2)
    return;
  contrast = correct_for_thin (label, picture, &area, measure_contrast (picture, &area));
  enough = is_large (label) ? ENOUGH_LARGE : ENOUGH;
  if (contrast < enough)
    {
      g_autofree char *what = g_strdup_printf ("contrast %.2f, expected %.1f", contrast, enough);

      complain (problems, label, what);
    }
}

static void
visit_label (GtkWidget *widget, GtkWidget *window, GPtrArray *labels)
{
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (labels, widget);
}

void
widget_tree_find_pale (GtkWidget *window, GPtrArray *problems)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  Picture picture = take_picture (window);

  walk (window, window, visit_label, labels);
  for (guint i = 0; i < labels->len; i++)
    look_at_label (g_ptr_array_index (labels, i), window, &picture, problems);
  g_free (picture.pixels);
}

/* A button says what is written on it. */
static gboolean
has_text (GtkWidget *widget)
{
  if (text_of (widget)[0] != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && has_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         has_text (widget);
}

/* Parts of a widget that has the name: the text of an entry, the button of a menu button. */
static gboolean
is_part_of_named (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL &&
         (GTK_IS_EDITABLE (parent) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) ||
          GTK_IS_SPIN_BUTTON (parent)) &&
         has_name (parent);
}

static void
visit_nameless (GtkWidget *widget, GtkWidget *window, GPtrArray *problems)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  gboolean speaks = gtk_widget_get_focusable (widget) || role == GTK_ACCESSIBLE_ROLE_IMG ||
                    GTK_IS_MENU_BUTTON (widget);

  /* Pictures on buttons say nothing that the button does not. */
  if (!speaks || GTK_IS_WINDOW (widget) || GTK_IS_IMAGE (widget) || GTK_IS_LABEL (widget) ||
      is_part_of_named (widget) || lies_in (widget, "GtkListItemWidget"))
    return;
  if (!has_name (widget))
    complain (problems, widget, "has no name");
  if (role == GTK_ACCESSIBLE_ROLE_NONE || role == GTK_ACCESSIBLE_ROLE_WIDGET)
    complain (problems, widget, "has no role");
}

void
widget_tree_find_nameless (GtkWidget *window, GPtrArray *problems)
{
  walk (window, window, visit_nameless, problems);
}

static void
visit_focusable (GtkWidget *widget, GtkWidget *window, GPtrArray *widgets)
{
  if (gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget) &&
      gtk_widget_get_can_focus (widget) && !GTK_IS_WINDOW (widget))
    g_ptr_array_add (widgets, widget);
}

static double
top_of (GtkWidget *widget, GtkWidget *window)
{
  graphene_rect_t area;

  return gtk_widget_compute_bounds (widget, window, &area) ? area.origin.y : 0;
}

static double
bottom_of (GtkWidget *widget, GtkWidget *window)
{
  return top_of (widget, window) + gtk_widget_get_height (widget);
}

/* Rows of a list are one stop of Tab; arrow keys go on from there. */
/* What stands right of all of the one before begins another column. */
static gboolean
begins_a_column (GtkWidget *now, GtkWidget *before, GtkWidget *window)
{
  graphene_rect_t a, b;

  return gtk_widget_compute_bounds (now, window, &a) &&
         gtk_widget_compute_bounds (before, window, &b) && a.origin.x >= b.origin.x + b.size.width;
}

static gboolean
is_reached (GtkWidget *widget, GHashTable *stops)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (g_hash_table_contains (stops, widget))
    return TRUE;
  if (GTK_IS_LIST_BOX_ROW (widget) || lies_in (widget, "GtkListItemWidget"))
    return TRUE;
  /* These hand the focus to what is in them. */
  if (GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_LIST_BOX (widget))
    return TRUE;
  /* The menu of a panel opens by a key on the panel. */
  if (lies_in (widget, "PentadPanelTools"))
    return TRUE;
  return parent != NULL && g_hash_table_contains (stops, parent);
}

void
widget_tree_find_unreachable (GtkWindow *window, GPtrArray *problems)
{
  g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) focusable = g_ptr_array_new ();
  GtkWidget *before = NULL;

  gtk_window_set_focus (window, NULL);
  for (int step = 0; step < MAX_STEPS; step++)
    {
      GtkWidget *now;

      if (!gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD))
        break;
      now = gtk_window_get_focus (window);
      if (now == NULL || !g_hash_table_add (stops, now))
        break;
      /* Panels stand in columns, each of which begins above the last panel of the one before; what
       * must not be is a way back into the head. */
      if (before != NULL && !lies_in (now, "PentadBoardView") &&
          !lies_in (before, "PentadBoardView") &&
          bottom_of (now, GTK_WIDGET (window)) <= top_of (before, GTK_WIDGET (window)) &&
          !begins_a_column (now, before, GTK_WIDGET (window)))
        complain (problems, now, "comes after what stands below it");
      if (before != NULL && lies_in (before, "PentadBoardView") &&
          !lies_in (now, "PentadBoardView"))
        complain (problems, now, "comes after the board");
      before = now;
    }
  walk (GTK_WIDGET (window), GTK_WIDGET (window), visit_focusable, focusable);
  for (guint i = 0; i < focusable->len; i++)
    if (!is_reached (g_ptr_array_index (focusable, i), stops))
      complain (problems, g_ptr_array_index (focusable, i), "is not reached by Tab");
}

char *
widget_tree_dup_description (GtkWidget *widget)
{
  /* It tells the value only where another was expected. */
  char *value = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "\001");

  return value != NULL ? value : g_strdup ("");
}
