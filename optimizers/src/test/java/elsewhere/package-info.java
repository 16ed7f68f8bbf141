/** Classes as users of the library write them: outside its packages. */
@NullMarked
package elsewhere;

import org.jspecify.annotations.NullMarked;
